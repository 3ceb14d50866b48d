package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.CalendarFeed;
import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Asks for modules, consultants, their days and free slots. */
@Component
public class AgendaClient {
    /** As a consultant's own calendar is called. */
    private static final String ME = "me";

    private final AgendaApi api;
    private final ConsultingAnswers answers;

    AgendaClient(AgendaApi api, ConsultingAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    /** Those that can be chosen. */
    public List<AdviceModule> modules() {
        return everyModule().stream().filter(AdviceModule::offered).toList();
    }

    public List<AdviceModule> everyModule() {
        return Lists.of(answers.asked("modules", api::modules).items());
    }

    /** Without a version it is a new one. */
    public Reply<AdviceModule> write(
            String code, @Nullable String version, AdviceModule.Change change) {
        return answers.replied(
                "module",
                () -> api.writeModule(code, version, version == null ? "*" : null, change));
    }

    public List<Consultant> consultants() {
        return Lists.of(answers.asked("consultants", api::consultants).items());
    }

    public Optional<Kept<Consultant>> consultant(String id) {
        return answers.found("consultant", () -> api.consultant(id))
                .map(found -> ConsultingAnswers.kept("consultant", found));
    }

    /** The signed-in person's own calendar; nothing for who has none yet. */
    public Optional<Kept<Consultant>> me() {
        return consultant(ME);
    }

    /** Without a version it is a new one. */
    public Reply<Consultant> write(String id, @Nullable String version, Consultant.Change change) {
        return answers.replied(
                "consultant",
                () -> api.writeConsultant(id, version, version == null ? "*" : null, change));
    }

    public Reply<Consultant> write(String version, Consultant.Own own) {
        return answers.replied("own availability", () -> api.writeOwn(version, own));
    }

    public Reply<Consultant.Absence> leave(String id, Consultant.Leave leave) {
        return answers.replied("absence", () -> api.leave(id, leave));
    }

    public Reply<Boolean> comeBack(String id, String absence) {
        return answers.replied(
                "absence",
                () -> {
                    api.comeBack(id, absence);
                    return ResponseEntity.ok(true);
                });
    }

    public Week week(String id, LocalDate from) {
        return answers.asked("week", () -> api.week(id, from.toString()));
    }

    /** Nothing where the service does not know what is looked for. */
    public Optional<Slots> slots(Need need, LocalDate from, int days) {
        return answers.found(
                "slots",
                () ->
                        api.slots(
                                need.module(),
                                need.mode().name(),
                                need.place(),
                                names(need.fields()),
                                need.language(),
                                from.toString(),
                                days));
    }

    public Reply<Hold> hold(Need need, Instant start) {
        return answers.replied(
                "hold",
                () ->
                        api.hold(
                                new AgendaApi.Wish(
                                        need.module(),
                                        need.mode(),
                                        need.place(),
                                        names(need.fields()),
                                        need.language(),
                                        start)));
    }

    /** A new address; a former one is gone. */
    public Reply<CalendarFeed> openFeed() {
        return answers.replied("calendar feed", () -> ResponseEntity.ok(api.openFeed()));
    }

    public void revokeFeed() {
        answers.found(
                "calendar feed",
                () -> {
                    api.revokeFeed();
                    return true;
                });
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }
}
