using System.IO.Compression;
using System.Xml;

namespace SafeHelp.Knowledge.Tables.Workbooks;

/// <summary>The parts of a workbook, unpacked only as far as a real one goes and read without declarations.</summary>
internal sealed class WorkbookParts : IDisposable
{
    private readonly ZipArchive archive;
    private long unpacked;

    private WorkbookParts(ZipArchive archive) => this.archive = archive;

    /// <exception cref="UnfitTableException">It is no workbook, or one that is not opened.</exception>
    public static WorkbookParts Open(byte[] file)
    {
        var parts = new WorkbookParts(new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read));
        if (parts.WhyRefused() is not { } code) return parts;
        parts.Dispose();
        throw new UnfitTableException(code);
    }

    public XmlReader? Read(string path)
    {
        if (archive.GetEntry(path) is not { } entry) return null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };
        return XmlReader.Create(new CountedStream(entry.Open(), Count), settings);
    }

    public void Dispose() => archive.Dispose();

    private ImportCode? WhyRefused()
    {
        var names = archive.Entries.Select(entry => entry.FullName).ToList();
        if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase))) return ImportCode.FileHasMacros;
        if (names.Count > TableLimits.Parts || archive.Entries.Sum(entry => entry.Length) > TableLimits.UnpackedBytes) return ImportCode.FileIsBomb;
        if (names.Contains("xl/workbook.xml")) return null;
        return names.Contains("mimetype") || names.Contains("xl/workbook.bin") ? ImportCode.FileIsOpenDocument : ImportCode.FileIsNoTable;
    }

    // What a part says of its own size may be a lie.
    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > TableLimits.UnpackedBytes) throw new UnfitTableException(ImportCode.FileIsBomb);
    }

    private sealed class CountedStream(Stream inner, Action<int> count) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            count(read);
            return read;
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
