package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for consultations and what becomes of them; a token is that of a letter. */
@Component
public class CasesClient {
    private final CasesApi api;
    private final ConsultingAnswers answers;

    CasesClient(CasesApi api, ConsultingAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    public Reply<Requested> request(String key, Request request) {
        return answers.replied("request", () -> api.request(key, request));
    }

    /** Those that need somebody first come first; a consultant gets their own. */
    public Cases some(Cases.Filter filter, int page, int size) {
        var state = filter.state();
        var mode = filter.mode();
        return answers.asked(
                "consultations",
                () ->
                        api.some(
                                state == null ? null : state.name(),
                                filter.consultant(),
                                filter.district(),
                                filter.municipality(),
                                filter.module(),
                                mode == null ? null : mode.name(),
                                filter.query(),
                                filter.overdue() ? "true" : null,
                                filter.collides() ? "true" : null,
                                page,
                                size));
    }

    /** What the signed-in person asked for. */
    public Cases own(int page, int size) {
        return answers.asked("own consultations", () -> api.own(page, size));
    }

    public List<Cases.Load> load() {
        return Lists.of(answers.asked("load", api::load).items());
    }

    public Figures figures(int year) {
        return answers.asked("figures", () -> api.figures(year));
    }

    public Optional<Kept<Case>> one(String id, @Nullable String token) {
        return answers.found("consultation", () -> api.one(id, token))
                .map(found -> ConsultingAnswers.kept("consultation", found));
    }

    public List<Case.Candidate> candidates(String id, @Nullable Instant start) {
        return Lists.of(
                answers.asked(
                                "candidates",
                                () -> api.candidates(id, start == null ? null : start.toString()))
                        .items());
    }

    /** Who could come along, fitting or not. */
    public List<Case.PossibleSecond> seconds(String id, String appointment) {
        return Lists.of(answers.asked("seconds", () -> api.seconds(id, appointment)).items());
    }

    public Reply<Case> addSecond(String id, String appointment, String consultant) {
        return answers.replied(
                "second", () -> api.addSecond(id, appointment, new CasesApi.Along(consultant)));
    }

    public Reply<Case> removeSecond(String id, String appointment) {
        return answers.replied("second", () -> api.removeSecond(id, appointment));
    }

    /** When the appointment that is named, or the next one, could be instead. */
    public Slots slots(
            String id,
            @Nullable String token,
            @Nullable String appointment,
            LocalDate from,
            int days) {
        return answers.asked(
                "slots", () -> api.slots(id, token, appointment, from.toString(), days));
    }

    public Reply<Case> confirm(String id, String token) {
        return answers.replied("confirm", () -> api.confirm(id, token));
    }

    public Reply<Case> accept(String id, @Nullable String token, Instant start) {
        return answers.replied("accept", () -> api.accept(id, token, new CasesApi.Chosen(start)));
    }

    public Reply<Case> refuse(String id, @Nullable String token) {
        return answers.replied("refuse", () -> api.refuse(id, token));
    }

    /** Asks the others what suits them. */
    public Reply<Case> openPoll(String id, @Nullable String token) {
        return answers.replied("poll", () -> api.openPoll(id, token));
    }

    /** They would rather come earlier, or not any more. */
    public Reply<Case> earlier(String id, @Nullable String token, boolean wanted) {
        return answers.replied(
                "earlier", () -> api.earlier(id, token, new CasesApi.Wanted(wanted)));
    }

    public Optional<Ballot> ballot(String id, String token) {
        return answers.found("ballot", () -> api.ballot(id, token));
    }

    public Reply<Ballot> answer(String id, String token, Map<Instant, Suits> said) {
        return answers.replied("ballot", () -> api.answer(id, token, new CasesApi.Said(said)));
    }

    /** The municipality's own move, of the one that is named or of the next. */
    public Reply<Case> move(
            String id, @Nullable String token, Instant start, @Nullable String appointment) {
        return answers.replied(
                "move",
                () -> api.book(id, token, new CasesApi.Moved(start, null, null, appointment)));
    }

    /** What was asked for, in the version that was seen. */
    public Reply<Case> correct(
            String id, @Nullable String token, String version, Case.Correction correction) {
        return answers.replied("correct", () -> api.correct(id, token, version, correction));
    }

    /** One appointment; the case stays. */
    public Reply<Case> cancel(
            String id, String appointment, @Nullable String token, @Nullable String reason) {
        return answers.replied(
                "cancel", () -> api.cancel(id, appointment, token, new CasesApi.Because(reason)));
    }

    /** The first appointment, or another time for the one that is named, or for the next. */
    public Reply<Case> appoint(
            String id,
            Instant start,
            @Nullable String consultant,
            @Nullable String note,
            @Nullable String appointment) {
        return answers.replied(
                "appoint",
                () -> api.book(id, null, new CasesApi.Moved(start, consultant, note, appointment)));
    }

    /** One more of a series. */
    public Reply<Case> add(
            String id, Instant start, @Nullable String consultant, @Nullable String note) {
        return answers.replied(
                "add", () -> api.bookFurther(id, new CasesApi.At(start, consultant, note)));
    }

    public Reply<Case> offer(
            String id,
            List<Instant> starts,
            @Nullable String consultant,
            @Nullable String note,
            @Nullable Integer hours) {
        var proposals =
                starts.stream().map(start -> new CasesApi.Proposal(start, consultant)).toList();
        return answers.replied(
                "offer", () -> api.offer(id, new CasesApi.Offering(proposals, note, hours)));
    }

    public Reply<Case> withdraw(String id, @Nullable String token, @Nullable String reason) {
        return answers.replied(
                "withdraw", () -> api.withdraw(id, token, new CasesApi.Because(reason)));
    }

    public Reply<Case> decline(String id, String reason) {
        return answers.replied("decline", () -> api.decline(id, new CasesApi.Declining(reason)));
    }

    public Reply<Case> held(String id) {
        return answers.replied("held", () -> api.held(id));
    }

    public Reply<Case> missed(String id) {
        return answers.replied("missed", () -> api.missed(id));
    }

    public Reply<Case> report(String id, String version, Case.Report report) {
        return answers.replied(
                "report",
                () ->
                        api.report(
                                id,
                                version,
                                new CasesApi.Written(
                                        text(report.situation()),
                                        text(report.advice()),
                                        text(report.nextSteps()),
                                        report.projects(),
                                        report.gatherings())));
    }

    public Reply<Case> release(String id) {
        return answers.replied("release", () -> api.release(id));
    }

    public Reply<Case> feedback(String id, @Nullable String token, Case.Feedback feedback) {
        return answers.replied("feedback", () -> api.feedback(id, token, feedback));
    }

    public Reply<Case> assign(String id, String consultant, String note) {
        return answers.replied(
                "assign", () -> api.assign(id, new CasesApi.Overruling(consultant, note)));
    }

    /** Who asked is forgotten. */
    public Reply<Case> erase(String id) {
        return answers.replied("erase", () -> api.erase(id));
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written;
    }
}
