package de.smartregion.local.launcher;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was asked for on the command line. */
record Options(
        Path root,
        @Nullable Path data,
        boolean fresh,
        boolean empty,
        boolean train,
        boolean peak,
        boolean randomPorts,
        @Nullable Integer portBase,
        Map<Port, Integer> ports,
        @Nullable String store,
        @Nullable String kafka,
        @Nullable String smtp,
        @Nullable String issuer,
        List<String> properties) {

    Options {
        ports = Map.copyOf(ports);
        properties = List.copyOf(properties);
    }

    Path folder() {
        return data == null ? root.resolve(".local") : data;
    }

    static Options parse(Path root, List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        Path data = null;
        var fresh = false;
        var empty = false;
        var train = false;
        var peak = false;
        var randomPorts = false;
        Integer portBase = null;
        var ports = new EnumMap<Port, Integer>(Port.class);
        String store = null;
        String kafka = null;
        String smtp = null;
        String issuer = null;
        var properties = new ArrayList<String>();
        while (!words.isEmpty()) {
            var word = words.pop();
            switch (word) {
                case "--fresh" -> fresh = true;
                case "--empty" -> empty = true;
                case "--aot" -> train = true;
                case "--peak" -> peak = true;
                case "--data" -> data = Path.of(value(word, words)).toAbsolutePath().normalize();
                case "--port-base" -> portBase = port(word, words);
                case "--ports" -> randomPorts = random(value(word, words));
                case "--mongo-uri" -> store = value(word, words);
                case "--kafka" -> kafka = value(word, words);
                case "--smtp" -> smtp = hostAndPort(word, value(word, words));
                case "--issuer" -> issuer = uri(word, value(word, words));
                case "--" -> {
                    properties.addAll(words);
                    words.clear();
                }
                default -> ports.put(Port.ofOption(word), port(word, words));
            }
        }
        return new Options(
                root,
                data,
                fresh,
                empty,
                train,
                peak,
                randomPorts,
                portBase,
                ports,
                store,
                kafka,
                smtp,
                issuer,
                properties);
    }

    private static String value(String option, ArrayDeque<String> words) {
        if (words.isEmpty()) {
            throw new UsageError(option + " needs a value; see deploy/local/up --help");
        }
        return words.pop();
    }

    private static int port(String option, ArrayDeque<String> words) {
        var value = value(option, words);
        if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > 65_535) {
            throw new UsageError(option + " needs a number from 1 to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static boolean random(String value) {
        if (!value.equals("random")) {
            throw new UsageError("--ports knows only: random");
        }
        return true;
    }

    private static String uri(String option, String value) {
        if (!value.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new UsageError(option + " needs an address as https://…, not " + value);
        }
        return value;
    }

    private static String hostAndPort(String option, String value) {
        if (!value.matches("[^:\\s]+:\\d{1,5}")) {
            throw new UsageError(option + " needs host:port, not " + value);
        }
        return value;
    }
}
