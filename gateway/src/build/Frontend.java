import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Takes KERN's CSS and the fonts it names from its npm package, and packs what is large; does
 * nothing twice.
 */
class Frontend {
    private static final Pattern FONT =
            Pattern.compile("url\\(\"\\./(fira-sans/[\\w-]+\\.woff2)\"\\)");

    public static void main(String[] args) throws IOException, InterruptedException {
        var module = Path.of(args[0]);
        var assets = Path.of(args[1]);
        var target = assets.resolve("kern");
        var lock = module.resolve("package-lock.json");
        var installed = module.resolve("node_modules/.installed");
        var copied = assets.resolveSibling("kern.lock");
        if (!same(lock, installed)) {
            npm(module);
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!same(lock, copied)) {
            copy(module.resolve("node_modules/@kern-ux/native"), target);
            Files.copy(lock, copied, StandardCopyOption.REPLACE_EXISTING);
        }
        try (var files = Files.walk(assets)) {
            for (var file : files.filter(Frontend::isLarge).toList()) {
                pack(file);
            }
        }
    }

    private static boolean isLarge(Path file) {
        var name = file.toString();
        return name.endsWith(".min.css") || name.endsWith(".js") || name.endsWith("swagger-ui.css");
    }

    private static void pack(Path file) throws IOException {
        var packed = file.resolveSibling(file.getFileName() + ".gz");
        if (Files.exists(packed)
                && Files.getLastModifiedTime(packed).compareTo(Files.getLastModifiedTime(file))
                        >= 0) {
            return;
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        return Files.exists(other) && Files.mismatch(one, other) < 0;
    }

    private static void npm(Path module) throws IOException, InterruptedException {
        var windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Process npm;
        try {
            npm =
                    new ProcessBuilder(
                                    windows ? "npm.cmd" : "npm",
                                    "ci",
                                    "--ignore-scripts",
                                    "--silent")
                            .directory(module.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException _) {
            throw stop(
                    "npm is not there. Install Node 20 or newer (it brings npm), then build again.");
        }
        if (!npm.waitFor(5, TimeUnit.MINUTES)) {
            npm.destroyForcibly();
            throw stop(
                    "npm ci did not end within 5 minutes. Can this machine reach its npm registry?");
        }
        if (npm.exitValue() != 0) {
            throw stop("npm ci failed. Run it in " + module + " to see why.");
        }
    }

    private static void copy(Path kern, Path target) throws IOException {
        Files.createDirectories(target.resolve("fira-sans"));
        place(kern.resolve("dist/kern.min.css"), target.resolve("kern.min.css"));
        place(kern.resolve("LICENSE.md"), target.resolve("LICENSE.md"));
        var fonts = kern.resolve("dist/fonts");
        place(fonts.resolve("fira-sans.css"), target.resolve("fira-sans.css"));
        var named = FONT.matcher(Files.readString(fonts.resolve("fira-sans.css")));
        while (named.find()) {
            place(fonts.resolve(named.group(1)), target.resolve(named.group(1)));
        }
    }

    private static void place(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static RuntimeException stop(String why) {
        System.err.println("The portal needs KERN's CSS from npm. " + why);
        System.exit(1);
        return new IllegalStateException(why);
    }
}
