package de.smartregion.notification.consulting;

import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.OwnersExamples;
import de.smartregion.notification.letter.ReadLetter;
import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The owner's examples, told of one municipality and one consultant. Only what an example has is
 * changed: a field that its owner calls by another name is missed by whoever reads it.
 */
final class ConsultingExamples {
    static final String MUNICIPALITY = "erika@bad-homburg.example";
    static final String CONSULTANT = "karla@ekom21.example";
    static final String SECOND = "dora@ekom21.example";
    static final String OTTO = "otto@bad-homburg.example";
    static final String NINA = "nina@bad-homburg.example";
    static final String STAFF = "staff@region.example";

    private static final Map<String, Object> FACTS =
            Map.ofEntries(
                    Map.entry("consultation", "aW5zZWw"),
                    Map.entry("municipalityName", "Bad Homburg"),
                    Map.entry("name", "Erika Beispiel"),
                    Map.entry("email", MUNICIPALITY),
                    Map.entry("language", "de"),
                    Map.entry("module", "standort"),
                    Map.entry("moduleTitle", "Standortbestimmung"),
                    Map.entry("moduleTitleEnglish", "Where you stand"),
                    Map.entry("appointment", "dGVybWlu"),
                    Map.entry("sequence", 2),
                    Map.entry("consultantName", "Karla Probst-Muster"),
                    Map.entry("consultantEmail", CONSULTANT),
                    Map.entry("secondConsultantEmail", SECOND),
                    Map.entry(
                            "asked",
                            List.of(
                                    asked("Otto Muster", OTTO, "token-of-otto"),
                                    asked("Nina Probe", NINA, "token-of-nina"))),
                    Map.entry("companions", List.of(companion("Otto Muster", OTTO))),
                    Map.entry("formerCompanions", ""),
                    Map.entry("manageToken", "a-token-for-tests"),
                    Map.entry("confirmToken", "a-token-for-tests"));

    private static final Map<String, Object> MEETING =
            Map.of(
                    "mode",
                    "ONLINE",
                    "start",
                    "2027-03-09T09:00:00Z",
                    "end",
                    "2027-03-09T10:30:00Z",
                    "onlineAddress",
                    "https://konferenz.example.org/beratung",
                    "address",
                    "",
                    "people",
                    List.of("Max Muster"));

    private ConsultingExamples() {}

    static Map<String, String> asked(String name, String email, String token) {
        return Map.of("name", name, "email", email, "ballotToken", token);
    }

    static Map<String, String> companion(String name, String email) {
        return Map.of("name", name, "email", email);
    }

    /** An empty value takes the field away. */
    static CloudEvent example(String fact, Map<String, ? extends @Nullable Object> changes) {
        var there = OwnersExamples.ofConsulting(fact, Map.of()).data();
        var all = new HashMap<String, @Nullable Object>();
        FACTS.forEach(
                (field, value) -> {
                    if (there.has(field)) {
                        all.put(field, value);
                    }
                });
        if (there.has("appointment") && there.has("sequence")) {
            all.putAll(MEETING);
        }
        all.putAll(changes);
        return OwnersExamples.ofConsulting(fact, all);
    }

    static List<Letter> letters(String fact, Map<String, ? extends @Nullable Object> changes) {
        var written = new ArrayList<Letter>();
        new ConsultationLetters(ReadLetter.drafts()).about(example(fact, changes), written::add);
        return written;
    }

    static ReadLetter letter(
            String to, String fact, Map<String, ? extends @Nullable Object> changes) {
        return letters(fact, changes).stream()
                .map(ReadLetter::of)
                .filter(read -> read.header("To").equals(to))
                .findFirst()
                .orElseThrow();
    }
}
