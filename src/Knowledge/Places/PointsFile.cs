namespace SafeHelp.Knowledge.Places;

/// <summary>An operator's exact points, which replace ours by commune code.</summary>
internal static class PointsFile
{
    public static void Apply(TableReader tables, string path, GazetteerBuilder built)
    {
        foreach (var row in tables.Read(path, Path.GetFileName(path), ["code", "lat", "lon"]))
        {
            if (row.Point("lat", "lon") is not { } point) continue;
            if (!built.CommuneAt.TryGetValue(row["code"], out var at))
            {
                row.Report($"Không có xã, phường mã “{row["code"]}”.", "Sửa mã hoặc bỏ dòng này.");
                continue;
            }

            built.Communes[at] = built.Communes[at] with { Point = point, PointPrecision = Precision.Point };
            built.NewUnits[at].Point = point;
        }
    }
}
