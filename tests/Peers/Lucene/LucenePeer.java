import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.MMapDirectory;

/**
 * Answers the same queries as our index on Apache Lucene 8.7: java LucenePeer DOCUMENTS QUERIES ANSWERS ROUNDS.
 * Documents: one a line, tab-separated: category, latitude, longitude (empty for none), terms separated by spaces.
 * Queries: one a line: kind, arguments. Answers: one a line: total matches where asked, doc:score..., then "time" lines in nanoseconds.
 * Lucene gets its best case: one merged segment, similarity BM25 as it is by default, no query cache, a warm virtual machine.
 */
public final class LucenePeer {
    private static final String TEXT = "text";
    private static final int TOP = 10;

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("lucene-peer");
        long started = System.nanoTime();
        try (MMapDirectory directory = new MMapDirectory(folder)) {
            index(directory, Paths.get(args[0]));
            long built = System.nanoTime() - started;
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                List<String> queries = Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8);
                answer(searcher, queries, args[2], Integer.parseInt(args[3]), built);
            }
        }
    }

    private static void index(MMapDirectory directory, Path documents) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(1024).setMergePolicy(new LogDocMergePolicy());
        try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader lines = Files.newBufferedReader(documents)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                Document document = new Document();
                document.add(new StringField("category", cells[0], Field.Store.NO));
                if (!cells[1].isEmpty()) {
                    document.add(new LatLonPoint("point", Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
                    document.add(new LatLonDocValuesField("point", Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
                }
                document.add(new TextField(TEXT, cells[3], Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    private static void answer(IndexSearcher searcher, List<String> queries, String answers, int rounds, long built) throws IOException {
        long[][] times = new long[queries.size()][rounds];
        TopDocs[] found = new TopDocs[queries.size()];
        List<Prepared> prepared = new ArrayList<>();
        for (String query : queries) prepared.add(prepare(query.split("\t", -1)));
        for (int round = -rounds; round < rounds; round++) {
            for (int i = 0; i < queries.size(); i++) {
                long start = System.nanoTime();
                TopDocs top = prepared.get(i).search(searcher);
                if (round >= 0) times[i][round] = System.nanoTime() - start;
                found[i] = top;
            }
        }
        try (PrintWriter out = new PrintWriter(answers, "UTF-8")) {
            out.println("build\t" + built);
            for (int i = 0; i < queries.size(); i++) {
                Arrays.sort(times[i]);
                StringBuilder line = new StringBuilder().append(times[i][0]).append('\t').append(matches(searcher, queries.get(i)));
                for (ScoreDoc doc : found[i].scoreDocs) line.append('\t').append(doc.doc).append(':').append(doc.score);
                out.println(line);
            }
        }
    }

    // Of queries that both programs score in their own way: how many documents match, and a mix of their numbers.
    private static String matches(IndexSearcher searcher, String query) throws IOException {
        String[] cells = query.split("\t", -1);
        if (!cells[0].equals("prefix") && !cells[0].equals("fuzzy")) return "";
        ScoreDoc[] all = searcher.search(textQuery(cells), Integer.MAX_VALUE, Sort.INDEXORDER).scoreDocs;
        long mix = 0;
        for (ScoreDoc found : all) mix = mix * 31 + found.doc;
        return all.length + ":" + mix;
    }

    // A query that is made before the clock runs.
    private interface Prepared {
        TopDocs search(IndexSearcher searcher) throws IOException;
    }

    private static Prepared prepare(String[] cells) {
        if (cells[0].equals("nearest")) return nearest(cells);
        Query query = textQuery(cells);
        return searcher -> searcher.search(query, TOP);
    }

    private static Query textQuery(String[] cells) {
        switch (cells[0]) {
            case "term": return term(cells[1]);
            case "any": return bool(cells[1], Occur.SHOULD).build();
            case "all": return bool(cells[1], Occur.MUST).build();
            case "mixed": return mixed(cells[1]);
            case "phrase": return new PhraseQuery(Integer.parseInt(cells[2]), TEXT, cells[1].split(" "));
            case "prefix": return new PrefixQuery(new org.apache.lucene.index.Term(TEXT, cells[1]));
            case "fuzzy": return new FuzzyQuery(new org.apache.lucene.index.Term(TEXT, cells[1]), Integer.parseInt(cells[2]), 0, 1024, true);
            case "filtered": return filtered(bool(cells[1], Occur.SHOULD).build(), cells[2]);
            case "near": return near(cells);
            default: throw new IllegalArgumentException(cells[0]);
        }
    }

    private static Query term(String text) {
        return new TermQuery(new Term(TEXT, text));
    }

    private static BooleanQuery.Builder bool(String terms, Occur occur) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String text : terms.split(" ")) all.add(term(text), occur);
        return all;
    }

    // The first term must be there, the last must not, the others add to the score.
    private static Query mixed(String terms) {
        String[] all = terms.split(" ");
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(term(all[0]), Occur.MUST);
        for (int i = 1; i < all.length - 1; i++) query.add(term(all[i]), Occur.SHOULD);
        return query.add(term(all[all.length - 1]), Occur.MUST_NOT).build();
    }

    private static Query filtered(Query text, String category) {
        return new BooleanQuery.Builder().add(text, Occur.MUST).add(new TermQuery(new Term("category", category)), Occur.FILTER).build();
    }

    private static Query near(String[] cells) {
        Query distance = LatLonPoint.newDistanceFeatureQuery("point", 3f, Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), 15000);
        return new BooleanQuery.Builder().add(bool(cells[1], Occur.SHOULD).build(), Occur.MUST).add(distance, Occur.SHOULD).build();
    }

    // Both ways that Lucene has to find the nearest under a filter; the caller's "how" says which.
    private static Prepared nearest(String[] cells) {
        double lat = Double.parseDouble(cells[2]);
        double lng = Double.parseDouble(cells[3]);
        Query category = new TermQuery(new Term("category", cells[1]));
        if (cells[4].equals("sort")) {
            Sort byDistance = new Sort(LatLonDocValuesField.newDistanceSort("point", lat, lng));
            return searcher -> searcher.search(category, 5, byDistance);
        }
        Query feature = LatLonPoint.newDistanceFeatureQuery("point", 1f, lat, lng, 15000);
        Query both = new BooleanQuery.Builder().add(feature, Occur.MUST).add(category, Occur.FILTER).build();
        return searcher -> searcher.search(both, 5);
    }
}
