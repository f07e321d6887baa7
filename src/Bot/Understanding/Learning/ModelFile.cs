using System.Runtime.InteropServices;
using System.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// What was learnt, as a file beside the examples, so that a start need not learn again. It carries the fingerprint of the content that it was learnt from:
/// with other content it is not used, and learning starts anew.
/// </summary>
internal static class ModelFile
{
    /// <summary>Goes up whenever features or training change, because then an old file would be misread.</summary>
    private const string Format = "safehelp-understanding-2";

    public static void Write(Stream output, Classifiers classifiers, string fingerprint)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        writer.Write(fingerprint);
        writer.Write(classifiers.Space.Kept.Count);
        writer.Write(MemoryMarshal.AsBytes<int>(classifiers.Space.Kept.ToArray()));
        writer.Write(MemoryMarshal.AsBytes<float>(classifiers.Space.Rarity.ToArray()));
        writer.Write(MemoryMarshal.AsBytes(classifiers.Model.Scales));
        writer.Write(MemoryMarshal.AsBytes(classifiers.Model.Offsets));
        writer.Write(MemoryMarshal.AsBytes(classifiers.Model.Weights));
    }

    /// <summary>Null if the file was learnt from other content, by another version, or is cut short.</summary>
    public static Classifiers? Read(ReadOnlyMemory<byte> file, string fingerprint, FeatureReading reading)
    {
        using var stream = new MemoryStream(file.ToArray());
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            if (reader.ReadString() != Format || reader.ReadString() != fingerprint) return null;
            var count = reader.ReadInt32();
            var space = new FeatureSpace(reading, Numbers<int>(reader, count), Numbers<float>(reader, count));
            var (scales, offsets) = (Numbers<float>(reader, PackedModel.Stride), Numbers<float>(reader, PackedModel.Stride));
            return new Classifiers(space, new PackedModel(Numbers<sbyte>(reader, count * PackedModel.Stride), scales, offsets));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static T[] Numbers<T>(BinaryReader reader, int count) where T : unmanaged
    {
        var numbers = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
