package de.smartregion.catalog.search;

import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * German words as they are found: in lower case, with ä, ae and a alike, without endings, and with
 * the parts of what is written in one. English words come through it unharmed enough.
 */
final class German {

    /** What is longer is no word: its beginning will do. */
    private static final int LONGEST = 60;

    /** Forgotten as a whole when full: what is asked for comes back at once. */
    private static final int REMEMBERED = 50_000;

    private static final Set<String> STOP_WORDS = Resource.words("stopwords.txt");

    private final ConcurrentHashMap<String, Form> forms = new ConcurrentHashMap<>();
    private final Compounds compounds = new Compounds();

    /**
     * A word in a text.
     *
     * @param start where it begins
     * @param end behind its last character
     */
    record Word(String surface, int start, int end, Form form) {}

    /**
     * What a word is found by.
     *
     * @param folded as it is written, but for case and umlauts
     * @param stem without its ending
     * @param parts the stems of what it is put together from; none if it is not
     */
    record Form(String folded, String stem, List<String> parts) {}

    /** Without words that say nothing. */
    List<Word> words(String text) {
        var all = allWords(text);
        all.removeIf(word -> STOP_WORDS.contains(word.form().folded()));
        return all;
    }

    /** Whoever asks for nothing but such words is taken at their word. */
    List<Word> askedWords(String text) {
        var words = words(text);
        return words.isEmpty() ? allWords(text) : words;
    }

    Form form(String word) {
        var known = forms.get(word);
        if (known != null) {
            return known;
        }
        if (forms.size() > REMEMBERED) {
            forms.clear();
        }
        var folded = fold(word);
        var form = new Form(folded, stem(folded), compounds.partsOf(folded));
        forms.put(word, form);
        return form;
    }

    private List<Word> allWords(String text) {
        var words = new ArrayList<Word>();
        try (var tokens = new StandardTokenizer()) {
            var term = tokens.getAttribute(CharTermAttribute.class);
            var offset = tokens.getAttribute(OffsetAttribute.class);
            tokens.setReader(new StringReader(text));
            tokens.reset();
            @Nullable Letter letter = null;
            while (tokens.incrementToken()) {
                var surface = term.toString();
                int start = offset.startOffset();
                int end = offset.endOffset();
                if (letter != null && letter.leadsTo(text, start)) {
                    surface = text.substring(letter.at(), end); // E-Auto, W-LAN
                    start = letter.at();
                } else if (letter != null) {
                    words.add(word(text.substring(letter.at(), letter.at() + 1), letter.at()));
                }
                letter = null;
                if (surface.length() == 1 && Character.isLetter(surface.charAt(0))) {
                    letter = new Letter(start);
                } else {
                    words.add(
                            word(
                                    surface.length() > LONGEST
                                            ? surface.substring(0, LONGEST)
                                            : surface,
                                    start));
                }
            }
            if (letter != null) {
                words.add(word(text.substring(letter.at(), letter.at() + 1), letter.at()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail to be read
        }
        return words;
    }

    private Word word(String surface, int start) {
        return new Word(surface, start, start + surface.length(), form(surface));
    }

    /** A single letter that may belong to the word behind its hyphen. */
    private record Letter(int at) {
        boolean leadsTo(String text, int start) {
            return start == at + 2 && "-‐‑".indexOf(text.charAt(at + 1)) >= 0;
        }
    }

    /** Lower case, no accents, no hyphens; ä, ae and a are one letter, and so are ö and ü. */
    static String fold(String word) {
        var lower = word.toLowerCase(Locale.GERMAN).replace("ß", "ss");
        var plain = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        var folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            if (letter == 'e' && umlautBefore(folded)) {
                continue;
            }
            if (Character.isLetterOrDigit(letter)) {
                folded.append(letter);
            }
        }
        return folded.toString();
    }

    /** The e of ae, oe and ue; not that of neue, Feuer, Quelle or Treue. */
    private static boolean umlautBefore(StringBuilder folded) {
        int length = folded.length();
        if (length == 0) {
            return false;
        }
        char last = folded.charAt(length - 1);
        if (last == 'a' || last == 'o') {
            return true;
        }
        return last == 'u' && (length == 1 || "aeiouq".indexOf(folded.charAt(length - 2)) < 0);
    }

    /** Without the endings of plural and case; cautious where a short word would become another. */
    static String stem(String folded) {
        var stem = folded;
        if (stem.length() > 8) {
            stem = without(stem, "innen");
        }
        if (stem.length() > 5 && stem.endsWith("ern")) {
            stem = without(stem, "ern");
        } else if (stem.length() > 5 && stem.endsWith("eln")) {
            stem = without(stem, "n");
        } else if (stem.length() > 4 && endsWithAny(stem, "em", "en", "er", "es")) {
            stem = stem.substring(0, stem.length() - 2);
        } else if (stem.length() > 3 && stem.endsWith("e")) {
            stem = without(stem, "e");
        } else if (stem.length() > 3 && stem.endsWith("s") && mayTakeAnS(stem)) {
            stem = without(stem, "s");
        }
        if (stem.length() > 6 && endsWithAny(stem, "er", "en")) {
            stem = stem.substring(0, stem.length() - 2);
        }
        if (stem.length() > 5 && stem.endsWith("um") && !stem.endsWith("aum")) {
            stem = without(stem, "um"); // Zentrum, Zentren
        }
        if (stem.length() > 3 && stem.endsWith("ss")) {
            stem = without(stem, "s"); // Busse, Bus
        }
        return stem;
    }

    private static boolean mayTakeAnS(String word) {
        return "abdfghklmnoprt".indexOf(word.charAt(word.length() - 2)) >= 0;
    }

    private static boolean endsWithAny(String word, String... endings) {
        return Stream.of(endings).anyMatch(word::endsWith);
    }

    private static String without(String word, String ending) {
        return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : word;
    }
}
