// The line to write in.

const form = /** @type {HTMLFormElement} */ (document.querySelector('#composer'));
const text = /** @type {HTMLTextAreaElement} */ (document.querySelector('#text'));

/** @param {(text: string) => void} written */
export function openComposer(written) {
  const submit = () => {
    const message = text.value.trim();
    if (!message) return;
    text.value = '';
    grow();
    written(message);
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    submit();
    text.focus();
  });
  text.addEventListener('keydown', event => {
    // While a Vietnamese keyboard composes a letter, Enter only ends the letter.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  text.addEventListener('input', grow);
  /** @type {HTMLButtonElement} */ (form.querySelector('#send')).disabled = false;
}

export function clearComposer() {
  text.value = '';
  grow();
}

function grow() {
  text.style.height = 'auto';
  if (text.value) text.style.height = `${text.scrollHeight + 2}px`;
}
