import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Checks (or writes, or skips) google-java-format's AOSP style below a folder; run by the build on its own JDK. */
class Format {
    public static void main(String[] args) throws IOException, FormatterException {
        if (args[0].equals("skip")) {
            return; // to start the system, half-written code need not look nice
        }
        boolean write = args[0].equals("write");
        var formatter =
                new Formatter(JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());
        var wrong = new ArrayList<Path>();
        try (var files = Files.walk(Path.of(args[1]))) {
            for (Path file : files.filter(Format::isSource).toList()) {
                var source = Files.readString(file);
                var ordered =
                        ImportOrderer.reorderImports(
                                RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.AOSP);
                var formatted = formatter.formatSource(ordered);
                if (!formatted.equals(source)) {
                    wrong.add(file);
                    if (write) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
        if (write) {
            System.out.println("formatted " + wrong.size() + " files");
        } else if (!wrong.isEmpty()) {
            System.err.println("Not formatted; run: mvn -N validate -Dformat=write");
            wrong.forEach(System.err::println);
            System.exit(1);
        }
    }

    private static boolean isSource(Path file) {
        var path = file.toString();
        return path.endsWith(".java")
                && path.contains("/src/")
                && !path.contains("/target/")
                && !path.contains("/node_modules/");
    }
}
