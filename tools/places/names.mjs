// Comparing names: by folded letters, with or without the word for the kind of unit.
const KIND = /^(thành phố|tỉnh|thủ đô|thị xã|thị trấn nt|thị trấn|quận|huyện|phường|xã|đặc khu) /i;

export const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/[^a-z0-9]/g, '');
export const bare = name => name.replace(KIND, '');
/** Qui/Quy, Sa Lý/Sa Lí, Phường 04/Phường 4 are one name in two spellings. */
export const bareKey = name => fold(bare(name)).replace(/y/g, 'i').replace(/^0+(?=\d)/, '');
