package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.consultation.RequestConsultation.HeldSlot;
import de.smartregion.consulting.consultation.RequestConsultation.Naming;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.IdempotencyKey;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;

/** The door for who asks for advice. */
@RestController
@RequestMapping(ConsultationController.PATH)
@Tag(name = "consultations", description = "Asked, arranged, held, reported.")
class ConsultationController {

    static final String PATH = "/api/consulting/consultations";
    static final int LARGEST_PAGE = 100;
    static final int MOST_PAGES = 10_000;

    private static final int MOST_DAYS = 90;
    private static final String NOBODY = "anonymous";

    private final RequestConsultation requestConsultation;
    private final ConfirmConsultation confirmConsultation;
    private final AcceptOffer acceptOffer;
    private final RefuseOffer refuseOffer;
    private final BookAppointment bookAppointment;
    private final CorrectRequest correctRequest;
    private final CancelAppointment cancelAppointment;
    private final WantEarlier wantEarlier;
    private final WithdrawConsultation withdrawConsultation;
    private final GiveFeedback giveFeedback;
    private final Consultations consultations;
    private final Visitors visitors;
    private final Answers answers;
    private final FreeStarts freeStarts;
    private final Agenda agenda;

    /** To who has asked; everything else is told by letter. */
    @Schema(
            name = "ConsultationReceipt",
            requiredProperties = {"consultation", "status"})
    record Receipt(
            String consultation,
            Status status,
            @Nullable Instant confirmBy,
            @Nullable Slot appointment) {
        static Receipt of(Consultation it) {
            var claim = it.claim();
            return new Receipt(
                    it.id(),
                    it.status(),
                    it.confirmBy(),
                    it.upcoming()
                            .map(next -> new Slot(next.start(), next.end()))
                            .orElse(
                                    claim == null
                                            ? null
                                            : new Slot(claim.spot().start(), claim.spot().end())));
        }
    }

    @Schema(
            name = "ConsultationSlot",
            requiredProperties = {"start", "end"})
    record Slot(Instant start, Instant end) {}

    @Schema(
            name = "ConsultationSlots",
            requiredProperties = {"minutes", "days"})
    record SlotsView(int minutes, List<FreeDayView> days) {}

    @Schema(
            name = "ConsultationFreeDay",
            requiredProperties = {"date", "starts"})
    record FreeDayView(LocalDate date, List<Instant> starts) {}

    @Schema(name = "ConsultationChoice")
    record ChoiceForm(
            @NotNull Instant start,
            @Schema(description = "With one, the office goes beyond the quota.")
                    @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String note) {
        ChoiceForm {
            note = note == null || note.isBlank() ? null : note; // an empty one is none
        }

        @Override
        public String toString() {
            return "choice of " + start;
        }
    }

    @Schema(name = "ConsultationBooking")
    record BookingForm(
            @NotNull Instant start,
            @Schema(description = "Named by the office and the consultant only.")
                    @Pattern(regexp = Wording.ID)
                    @Nullable String consultant,
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String note,
            @Schema(description = "Which one is moved, of several; the next, when absent.")
                    @Pattern(regexp = Wording.ID)
                    @Nullable String appointment) {
        BookingForm {
            note = note == null || note.isBlank() ? null : note; // an empty one is none
        }

        @Override
        public String toString() {
            return "booking";
        }
    }

    /** What of a request can be put right; who asks, and about which module, stays. */
    @Schema(name = "ConsultationCorrection")
    record CorrectionForm(
            @Size(max = Wording.LINE)
                    @Pattern(regexp = Wording.ONE_LINE, message = "{consultation.one-line}")
                    @Nullable String function,
            @Pattern(regexp = Wording.PHONE, message = "{consultation.phone}")
                    @Nullable String phone,
            @Size(max = 10) @Nullable List<RequestForm.@Valid @NotNull ParticipantForm> people,
            @NotBlank
                    @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    String question,
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String goals,
            @NotNull Mode mode,
            @Schema(description = "Where the consultant comes to; needed on site.")
                    @Size(max = Wording.SHORT)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String address,
            @Size(max = 3) @Nullable List<RequestForm.@Valid @NotNull WindowForm> windows) {

        Request correct(Request request) {
            return request.corrected(
                    RequestForm.blank(function),
                    RequestForm.blank(phone),
                    RequestForm.people(people),
                    question.strip(),
                    RequestForm.blank(goals),
                    mode,
                    RequestForm.blank(address),
                    RequestForm.windows(windows));
        }

        @Override
        public String toString() {
            return "correction"; // personal data stays out of logs
        }
    }

    @Schema(name = "ConsultationEarlier")
    record EarlierForm(@NotNull Boolean wanted) {}

    @Schema(name = "AppointmentCancellation")
    record CancellationForm(
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String reason) {
        CancellationForm {
            reason = reason == null || reason.isBlank() ? null : reason.strip();
        }

        @Override
        public String toString() {
            return "cancellation";
        }
    }

    @Schema(name = "ConsultationWithdrawal")
    record WithdrawalForm(
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String reason) {
        WithdrawalForm {
            reason = reason == null || reason.isBlank() ? null : reason.strip();
        }

        @Override
        public String toString() {
            return "withdrawal";
        }
    }

    @Schema(name = "ConsultationFeedback")
    record FeedbackForm(
            @NotNull @Min(1) @Max(5) Integer helpful,
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String comment) {
        @Override
        public String toString() {
            return "feedback";
        }
    }

    ConsultationController(
            RequestConsultation requestConsultation,
            ConfirmConsultation confirmConsultation,
            AcceptOffer acceptOffer,
            RefuseOffer refuseOffer,
            BookAppointment bookAppointment,
            CorrectRequest correctRequest,
            CancelAppointment cancelAppointment,
            WantEarlier wantEarlier,
            WithdrawConsultation withdrawConsultation,
            GiveFeedback giveFeedback,
            Consultations consultations,
            Visitors visitors,
            Answers answers,
            FreeStarts freeStarts,
            Agenda agenda) {
        this.requestConsultation = requestConsultation;
        this.confirmConsultation = confirmConsultation;
        this.acceptOffer = acceptOffer;
        this.refuseOffer = refuseOffer;
        this.bookAppointment = bookAppointment;
        this.correctRequest = correctRequest;
        this.cancelAppointment = cancelAppointment;
        this.wantEarlier = wantEarlier;
        this.withdrawConsultation = withdrawConsultation;
        this.giveFeedback = giveFeedback;
        this.consultations = consultations;
        this.visitors = visitors;
        this.answers = answers;
        this.freeStarts = freeStarts;
        this.agenda = agenda;
    }

    @Operation(
            operationId = "requestConsultation",
            summary = "Ask for advice",
            description =
                    "With a slot that was held, with up to three wished windows, or with neither. Who signed in for this"
                            + " municipality under this address needs not confirm; everybody else gets a letter. The same"
                            + " Idempotency-Key with the same body answers with the case it made; with another body, 422.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Receipt.class)))
    @PostMapping
    ResponseEntity<?> request(
            @Valid @RequestBody RequestForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Nullable Caller caller) {
        var advice = agenda.advice(form.module()).orElse(null);
        var wrong = form.wrong(advice);
        if (wrong != null || advice == null) {
            return Wrongs.of(wrong == null ? "module" : wrong);
        }
        var visitor = visitors.of(caller, "");
        var naming =
                key == null
                        ? null
                        : new Naming(
                                caller == null ? NOBODY : caller.subject(),
                                key.value(),
                                key.fingerprint(form));
        var held =
                form.hold() == null ? null : new HeldSlot(form.hold().hold(), form.hold().token());
        var request = form.request(advice, null);
        if (caller != null && visitor.speaksFor(form.municipality(), request.person().email())) {
            request = form.request(advice, caller.subject());
        }
        return switch (requestConsultation.request(request, held, naming, visitor)) {
            case Decision.Changed(var opened, _) -> created(opened);
            case Decision.Unchanged(var earlier) -> created(earlier);
            case Decision.Refused refused -> Answers.refused(refused);
        };
    }

    @Operation(
            operationId = "listOwnConsultations",
            summary = "What the caller asked for, the newest first",
            description = "Also what was asked without signing in, under the caller's address.")
    @GetMapping("/own")
    BoardController.PageView own(
            @RequestParam(defaultValue = "0") @Min(0) @Max(MOST_PAGES) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(LARGEST_PAGE) int size,
            Caller caller) {
        return BoardController.PageView.of(
                consultations.own(caller.subject(), caller.email(), page, size),
                false,
                consultations.now());
    }

    @Operation(
            operationId = "readConsultation",
            summary = "One case",
            description =
                    "For who asked, the bearer of its link, its consultant and the office; to everybody else it is unknown.")
    @GetMapping("/{id}")
    ResponseEntity<ConsultationView> read(
            @PathVariable String id,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        return answers.found(id, visitors.of(caller, token));
    }

    @Operation(
            operationId = "correctConsultation",
            summary = "Put right what was asked for",
            description =
                    "All of it anew; by the municipality until a day before the next appointment, by the office always, while it is"
                            + " open or something is to come. Whether an appointment can be held another way (`mode`) its"
                            + " consultant's day decides: 409 `mode-does-not-fit`. Calendar entries are told anew. Somebody"
                            + " else's change since it was read is 412 with `current`.")
    @PutMapping("/{id}")
    ResponseEntity<ConsultationView> correct(
            @PathVariable String id,
            @Valid @RequestBody CorrectionForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        long seen = Versions.ifMatch(ifMatch);
        var visitor = visitors.of(caller, token);
        var found = consultations.find(id).orElse(null);
        var kept = visitor.keptFrom(found, EnumSet.allOf(Party.class), consultations.now());
        if (kept != null || found == null) {
            return Answers.refused(
                    new Decision.Refused(
                            kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept));
        }
        // A way that is not offered any more stays as it was.
        var advice =
                form.mode() == found.request().mode()
                        ? null
                        : agenda.advice(found.request().module()).orElse(null);
        if (form.mode() != found.request().mode() && !Request.offers(advice, form.mode())) {
            return refusedField("mode");
        }
        var wrong = RequestForm.wrong(form.mode(), form.phone(), form.address(), form.windows());
        if (wrong != null) {
            return refusedField(wrong);
        }
        return answers.told(correctRequest.correct(id, visitor, seen, form::correct), visitor);
    }

    @SuppressWarnings("unchecked")
    private static ResponseEntity<ConsultationView> refusedField(String field) {
        return (ResponseEntity<ConsultationView>) (ResponseEntity<?>) Wrongs.of(field);
    }

    @Operation(
            operationId = "confirmConsultation",
            summary = "Confirm whose address it is",
            description =
                    "By the link of the first letter. A slot that is gone meanwhile is 409 `slot-taken` with `next`, one beyond the"
                            + " quota 409 `quota-used`, both with the `manageToken`: the case is confirmed all the same. Again,"
                            + " it answers with the case as it is, which then has no appointment.")
    @PostMapping("/{id}/confirmation")
    ResponseEntity<ConsultationView> confirm(
            @PathVariable String id,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.confirmed(id, confirmConsultation.confirm(id, visitor), visitor);
    }

    @Operation(operationId = "acceptOffer", summary = "Take one of the offered starts")
    @PostMapping("/{id}/acceptance")
    ResponseEntity<ConsultationView> accept(
            @PathVariable String id,
            @Valid @RequestBody ChoiceForm form,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(
                acceptOffer.accept(id, visitor, start(form.start()), form.note()), visitor);
    }

    @Operation(operationId = "refuseOffer", summary = "Take none of the offered starts")
    @PostMapping("/{id}/refusal")
    ResponseEntity<ConsultationView> refuse(
            @PathVariable String id,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(refuseOffer.refuse(id, visitor), visitor);
    }

    @Operation(
            operationId = "bookAppointment",
            summary = "Book the first appointment, or move one",
            description =
                    "The municipality until a day before it, the office always. The old slot is given back after the new one"
                            + " is booked. Somebody faster is 409 `slot-taken` with the next free starts as `next`.")
    @PostMapping("/{id}/appointment")
    ResponseEntity<ConsultationView> book(
            @PathVariable String id,
            @Valid @RequestBody BookingForm form,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(
                bookAppointment.book(
                        id,
                        visitor,
                        new BookAppointment.Wish(
                                false,
                                start(form.start()),
                                form.consultant(),
                                form.note(),
                                form.appointment())),
                visitor);
    }

    @Operation(
            operationId = "listConsultationSlots",
            summary = "When the appointment could be instead",
            description =
                    "As free slots are, for what the case asks for; who has the appointment that is moved may go on having it in"
                            + " a year that is full. If somebody comes along, only when both are free. The office is"
                            + " shown what is too soon for everybody else, too.")
    @GetMapping("/{id}/slots")
    ResponseEntity<SlotsView> slots(
            @PathVariable String id,
            @Parameter(description = "Which one would be moved, of several; the next, when absent.")
                    @RequestParam(required = false)
                    @Pattern(regexp = Wording.ID)
                    @Nullable String appointment,
            @Parameter(description = "The first date; today, when absent.")
                    @RequestParam(required = false)
                    @Nullable LocalDate from,
            @RequestParam(defaultValue = "28") @Min(1) @Max(MOST_DAYS) int days,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var now = consultations.now();
        var found = consultations.find(id).orElse(null);
        var visitor = visitors.of(caller, token);
        var kept = visitor.keptFrom(found, EnumSet.allOf(Party.class), now);
        if (kept != null || found == null) {
            return Answers.refused(
                    new Decision.Refused(
                            kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept));
        }
        var moved = found.upcoming(appointment).orElse(null);
        var second = moved == null ? null : moved.second();
        var first = from == null ? now.atZone(Spot.ZONE).toLocalDate() : from;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.AUTHORIZATION, Answers.LINK_TOKEN)
                .body(
                        new SlotsView(
                                found.request().minutes(),
                                freeStarts
                                        .of(
                                                found.request().need(moved, visitor.partyOf(found)),
                                                second == null ? null : second.consultant(),
                                                first,
                                                days)
                                        .stream()
                                        .map(it -> new FreeDayView(it.date(), it.starts()))
                                        .toList()));
    }

    @Operation(
            operationId = "cancelAppointment",
            summary = "Call off one appointment, and leave the case",
            description =
                    "By the municipality until a day before it, by the office always. Others stay; after the last one the"
                            + " request is open again, unless one was held. Again, it answers the same.")
    @PostMapping("/{id}/appointments/{appointment}/cancellation")
    ResponseEntity<ConsultationView> cancel(
            @PathVariable String id,
            @PathVariable String appointment,
            @Valid @RequestBody(required = false) @Nullable CancellationForm form,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(
                cancelAppointment.cancel(
                        id, appointment, visitor, form == null ? null : form.reason()),
                visitor);
    }

    @Operation(
            operationId = "wantEarlier",
            summary = "Say that they would rather come earlier, or not any more",
            description =
                    "By the municipality, or the office for it, with one appointment to come that it may still move. What becomes free"
                            + " before it is told by letter, each start to one of those who want it; nothing is kept, and"
                            + " the appointment stands until it is moved. Again, it answers the same.")
    @PutMapping("/{id}/earlier")
    ResponseEntity<ConsultationView> earlier(
            @PathVariable String id,
            @Valid @RequestBody EarlierForm form,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(wantEarlier.want(id, visitor, form.wanted()), visitor);
    }

    @Operation(operationId = "withdrawConsultation", summary = "End a case, and its appointments")
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<ConsultationView> withdraw(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable WithdrawalForm form,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(
                withdrawConsultation.withdraw(id, visitor, form == null ? null : form.reason()),
                visitor);
    }

    @Operation(operationId = "giveFeedback", summary = "Say whether it helped")
    @PostMapping("/{id}/feedback")
    ResponseEntity<ConsultationView> feedback(
            @PathVariable String id,
            @Valid @RequestBody FeedbackForm form,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(
                giveFeedback.give(id, visitor, new Feedback(form.helpful(), form.comment())),
                visitor);
    }

    private static ResponseEntity<Receipt> created(Consultation consultation) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create(PATH + "/" + consultation.id()))
                .body(Receipt.of(consultation));
    }

    /** As precise as the store. */
    static Instant start(Instant told) {
        return told.truncatedTo(ChronoUnit.MILLIS);
    }
}
