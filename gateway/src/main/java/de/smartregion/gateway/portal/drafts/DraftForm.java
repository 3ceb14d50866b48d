package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.Profile;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One step as it was typed, field by field. */
record DraftForm(Step step, Map<String, String> typed) {
    /** So many pictures has a project at most, as the service has it. */
    static final int PICTURES = 10;

    private static final List<String> PICTURE = List.of("", "-alt", "-caption", "-credit");

    DraftForm {
        typed = Map.copyOf(typed);
    }

    /** Every field may be missing; spaces around what was typed mean nothing. */
    static DraftForm typed(Step step, MultiValueMap<String, String> sent) {
        var typed = new LinkedHashMap<String, String>();
        for (var name : step.fields()) {
            typed.put(name, value(sent, name));
        }
        if (step == Step.KONTAKT) {
            var kept = 0;
            for (int i = 0; i < PICTURES; i++) {
                if (!value(sent, "picture-" + i).isEmpty()
                        && value(sent, "picture-" + i + "-remove").isEmpty()) {
                    for (var part : PICTURE) {
                        typed.put("picture-" + kept + part, value(sent, "picture-" + i + part));
                    }
                    kept++;
                }
            }
        }
        return new DraftForm(step, typed);
    }

    static DraftForm of(Step step, Profile profile, Places places) {
        return new DraftForm(step, DraftText.of(profile, places));
    }

    /** With one more picture, which is not described yet. */
    DraftForm with(String picture) {
        var more = new LinkedHashMap<>(typed);
        var known = pictures().stream().anyMatch(at -> of("picture-" + at).equals(picture));
        if (!known && pictures().size() < PICTURES) {
            more.put("picture-" + pictures().size(), picture);
        }
        return new DraftForm(step, more);
    }

    public String of(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean about(Field field) {
        return Arrays.asList(of("fields").split(",", -1)).contains(field.name());
    }

    /** Where there are pictures. */
    public List<Integer> pictures() {
        return IntStream.range(0, PICTURES)
                .filter(at -> !of("picture-" + at).isEmpty())
                .boxed()
                .toList();
    }

    /** A trace of every field: enough to tell later which of them somebody else has changed. */
    String traces() {
        return step.fields().stream()
                .map(name -> Integer.toHexString(traced(name).hashCode()))
                .collect(Collectors.joining("."));
    }

    private String traced(String name) {
        if (!name.equals("pictures")) {
            return of(name);
        }
        return pictures().stream()
                .flatMap(at -> PICTURE.stream().map(part -> of("picture-" + at + part)))
                .collect(Collectors.joining("\n"));
    }

    /** The fields that are not what they were when the traces were taken. */
    List<String> changedSince(String traces) {
        var then = List.of(traces.split("\\.", -1));
        var now = List.of(traces().split("\\.", -1));
        return then.size() != now.size()
                ? step.fields()
                : IntStream.range(0, now.size())
                        .filter(at -> !now.get(at).equals(then.get(at)))
                        .mapToObj(step.fields()::get)
                        .toList();
    }

    /** What the service did not accept, at the fields of the form. */
    FormErrors unaccepted(List<String> paths) {
        var errors = new ArrayList<FieldError>();
        for (var path : paths) {
            var name = name(path);
            if (errors.stream().noneMatch(error -> error.field().equals(name))) {
                errors.add(FieldError.of(name, "error.general"));
            }
        }
        return inOrder(errors);
    }

    /** The field of the form that a path of the service's is about. */
    private String name(String path) {
        var picture = path.replaceFirst("^pictures\\[(\\d)].*", "$1");
        if (picture.length() == 1) {
            return "picture-" + picture + "-alt";
        }
        var whole = path.replaceFirst("\\[.*", "");
        var dashed = whole.replace('.', '-');
        return step.fields().stream()
                .filter(it -> it.equals(dashed))
                .findFirst()
                .or(
                        () ->
                                step.fields().stream()
                                        .filter(
                                                it ->
                                                        it.startsWith(
                                                                whole.replaceFirst("\\..*", "")
                                                                        + "-"))
                                        .findFirst())
                .orElse(step.fields().getFirst());
    }

    FormErrors inOrder(List<FieldError> errors) {
        return new FormErrors(
                errors.stream()
                        .sorted(
                                Comparator.comparingInt(
                                        error -> {
                                            var at = step.fields().indexOf(error.field());
                                            return at < 0 ? step.fields().size() : at;
                                        }))
                        .toList());
    }

    private static String value(MultiValueMap<String, String> sent, String name) {
        return String.join(",", sent.getOrDefault(name, List.of())).replace("\r\n", "\n").strip();
    }

    @Override
    public String toString() {
        return "form of a draft"; // it names a contact
    }
}
