package de.smartregion.notification.consulting;

import de.smartregion.notification.letter.PlainText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What letters need of the consultations' events. An event is flat; each of these reads its part of
 * it.
 */
final class ConsultationFacts {

    private ConsultationFacts() {}

    private static @Nullable String plain(@Nullable String typed) {
        var plain = typed == null ? "" : PlainText.of(typed);
        return plain.isEmpty() ? null : plain;
    }

    private static List<String> lines(@Nullable String typed) {
        return typed == null ? List.of() : PlainText.lines(typed);
    }

    /** Who asks, and for what. */
    record Case(
            String consultation,
            String municipalityName,
            String name,
            String email,
            String language,
            String moduleTitle,
            @Nullable String moduleTitleEnglish,
            String mode) {
        Case {
            municipalityName = PlainText.of(municipalityName);
            name = PlainText.of(name);
            email = PlainText.of(email);
            moduleTitle = PlainText.of(moduleTitle);
            moduleTitleEnglish = plain(moduleTitleEnglish);
        }

        @Override
        public String toString() {
            return "consultation " + consultation; // personal data stays out of logs
        }
    }

    /**
     * Who meets whom, when and where.
     *
     * @param address where on site, as the municipality typed it
     * @param onlineAddress of the consultant's room
     * @param phone where the consultant calls
     * @param personPhone whom the consultant calls on the way to them
     * @param consultantPhone where the consultant is called
     * @param secondConsultantName of who advises beside the consultant, if somebody does
     * @param people the names of who else takes part
     */
    record Appointment(
            String appointment,
            Instant start,
            Instant end,
            long sequence,
            String consultantName,
            String consultantEmail,
            @Nullable String address,
            @Nullable String onlineAddress,
            @Nullable String phone,
            @Nullable String personPhone,
            @Nullable String consultantPhone,
            @Nullable String secondConsultantName,
            @Nullable String secondConsultantEmail,
            List<String> people) {
        Appointment {
            consultantName = PlainText.of(consultantName);
            consultantEmail = PlainText.of(consultantEmail);
            address = plain(address);
            onlineAddress = plain(onlineAddress);
            phone = plain(phone);
            personPhone = plain(personPhone);
            consultantPhone = plain(consultantPhone);
            secondConsultantName = plain(secondConsultantName);
            secondConsultantEmail = plain(secondConsultantEmail);
            people = people.stream().map(PlainText::of).toList();
        }

        /** As it was before it was moved to somebody else, who may give it back later. */
        Appointment before(Instant before, String name, String email) {
            return new Appointment(
                    appointment,
                    before,
                    before.plus(Duration.between(start, end)),
                    Math.max(0, sequence - 1),
                    name,
                    email,
                    address,
                    null, // the room was the former consultant's
                    null, // who does not come any more does not call
                    null,
                    null,
                    secondConsultantName,
                    secondConsultantEmail,
                    people);
        }

        /** As it was when they came along: what they have of it is taken back by what is now. */
        Appointment with(String name, String email) {
            return new Appointment(
                    appointment,
                    start,
                    end,
                    Math.max(0, sequence - 1),
                    consultantName,
                    consultantEmail,
                    address,
                    onlineAddress,
                    null,
                    null,
                    consultantPhone,
                    name,
                    email,
                    people);
        }

        /** Who advises. */
        String consultants() {
            return secondConsultantName == null
                    ? consultantName
                    : consultantName + ", " + secondConsultantName;
        }

        @Override
        public String toString() {
            return "appointment " + appointment; // personal data stays out of logs
        }
    }

    /**
     * What has to be done by when.
     *
     * @param start of what is held for them meanwhile
     */
    record Confirmable(String confirmToken, Instant confirmBy, @Nullable Instant start) {
        @Override
        public String toString() {
            return "confirmable until " + confirmBy; // whoever reads the token may act
        }
    }

    /** How they get back to their request. */
    record Manageable(String manageToken) {
        @Override
        public String toString() {
            return "manageable"; // whoever reads the token may act
        }
    }

    /**
     * Whether nothing is free in the wished windows.
     *
     * @param consultantName of who is to advise; nobody, if nobody fits
     */
    record Confirmed(boolean waiting, @Nullable String consultantName) {
        Confirmed {
            consultantName = plain(consultantName);
        }

        @Override
        public String toString() {
            return "confirmed"; // personal data stays out of logs
        }
    }

    /**
     * Who is to advise, and why.
     *
     * @param booked by an appointment, of which its own letter tells
     * @param sameDistrict what was found when the rule decided; so the next two
     * @param formerConsultantName of who was to advise until now
     */
    record Assigned(
            String consultation,
            String municipalityName,
            String moduleTitle,
            String mode,
            String consultantName,
            String consultantEmail,
            boolean byRule,
            boolean booked,
            @Nullable Boolean sameDistrict,
            @Nullable Integer appointments,
            @Nullable Integer capacity,
            @Nullable String note,
            @Nullable String formerConsultantName,
            @Nullable String formerConsultantEmail,
            @Nullable String status) {
        Assigned {
            municipalityName = PlainText.of(municipalityName);
            moduleTitle = PlainText.of(moduleTitle);
            consultantName = PlainText.of(consultantName);
            consultantEmail = PlainText.of(consultantEmail);
            formerConsultantName = plain(formerConsultantName);
            formerConsultantEmail = plain(formerConsultantEmail);
        }

        /** Nothing waits to be free, is on offer, or agreed. */
        boolean awaitsProposals() {
            return "REQUESTED".equals(status);
        }

        List<String> lines() {
            return ConsultationFacts.lines(note);
        }

        @Override
        public String toString() {
            return "assigned " + consultation; // personal data stays out of logs
        }
    }

    /** Who else of the municipality comes along, and is written to, and who does no more. */
    record Accompanied(
            @Nullable List<Companion> companions, @Nullable List<Companion> formerCompanions) {
        List<Companion> all() {
            return companions == null ? List.of() : companions;
        }

        List<Companion> former() {
            return formerCompanions == null ? List.of() : formerCompanions;
        }
    }

    /** One of them. */
    record Companion(String name, String email) {
        Companion {
            name = PlainText.of(name);
            email = PlainText.of(email);
        }

        @Override
        public String toString() {
            return "companion"; // personal data stays out of logs
        }
    }

    /** What can be chosen from. */
    record Offered(List<Instant> starts, Instant until, @Nullable String note) {
        List<String> lines() {
            return ConsultationFacts.lines(note);
        }

        @Override
        public String toString() {
            return "offered until " + until; // what people type stays out of logs
        }
    }

    /** Who is asked which of these suits them. */
    record Opened(List<Instant> starts, Instant until, List<Asked> asked) {}

    /** One of those who come along. */
    record Asked(String name, String email, String ballotToken) {
        Asked {
            name = PlainText.of(name);
            email = PlainText.of(email);
        }

        @Override
        public String toString() {
            return "asked"; // personal data stays out of logs, and whoever reads the token may act
        }
    }

    /** What those who come along have said, in numbers. */
    record Completed(List<Suiting> starts, @Nullable Instant best, Instant until) {}

    /** How many a start suits. */
    record Suiting(Instant start, int yes, int ifNeeded, int no) {}

    /**
     * An offer that came to nothing.
     *
     * @param why REFUSED, EXPIRED or LAPSED
     */
    record Ended(String why, boolean waiting) {}

    /** When the appointment could begin instead. */
    record Earlier(Instant free) {}

    /** When it would have been, and with whom, when it is somebody else now. */
    record Moved(
            Instant before,
            @Nullable String formerConsultantName,
            @Nullable String formerConsultantEmail) {
        Moved {
            formerConsultantName = plain(formerConsultantName);
        }

        @Override
        public String toString() {
            return "moved from " + before; // personal data stays out of logs
        }
    }

    /** Who came along, and does not any more; nothing when somebody comes along now. */
    record Unaccompanied(
            @Nullable String formerConsultantName, @Nullable String formerConsultantEmail) {
        Unaccompanied {
            formerConsultantName = plain(formerConsultantName);
        }

        @Override
        public String toString() {
            return "unaccompanied"; // personal data stays out of logs
        }
    }

    /** Who cancelled: PERSON, CONSULTANT or STAFF. */
    record Cancelled(
            String by,
            @Nullable String reason,
            @Nullable String status,
            @Nullable String manageToken) {
        /** Whoever asked cannot come, and is still to be advised. */
        boolean reopened() {
            return by.equals("PERSON") && "REQUESTED".equals(status);
        }

        List<String> lines() {
            return ConsultationFacts.lines(reason);
        }

        @Override
        public String toString() {
            return "cancelled by " + by; // what people type stays out of logs
        }
    }

    /** Who took the request back. */
    record Withdrawn(String by, @Nullable String reason) {
        List<String> lines() {
            return ConsultationFacts.lines(reason);
        }

        @Override
        public String toString() {
            return "withdrawn by " + by; // what people type stays out of logs
        }
    }

    /** Why not. */
    record Declined(String reason) {
        List<String> lines() {
            return ConsultationFacts.lines(reason);
        }

        @Override
        public String toString() {
            return "declined"; // what people type stays out of logs
        }
    }

    /** What the report recommends. */
    record Released(List<String> projects, List<String> gatherings) {}

    /** A request that the staff has to look at. */
    record Stuck(
            String consultation,
            String municipalityName,
            String moduleTitle,
            @Nullable List<String> fields,
            @Nullable Instant since) {
        Stuck {
            municipalityName = PlainText.of(municipalityName);
            moduleTitle = PlainText.of(moduleTitle);
        }
    }

    /**
     * An appointment of which nobody has said whether it took place.
     *
     * @param again the consultant was asked before
     */
    record Unrecorded(
            String consultation,
            String municipalityName,
            String moduleTitle,
            Instant start,
            Instant end,
            String consultantName,
            String consultantEmail,
            boolean again) {
        Unrecorded {
            municipalityName = PlainText.of(municipalityName);
            moduleTitle = PlainText.of(moduleTitle);
            consultantName = PlainText.of(consultantName);
            consultantEmail = PlainText.of(consultantEmail);
        }

        @Override
        public String toString() {
            return "unrecorded " + consultation; // personal data stays out of logs
        }
    }

    /**
     * An appointment whose consultant will be away, and who could take it.
     *
     * @param second who is away only comes along
     */
    record Colliding(
            String consultation,
            String municipalityName,
            Instant start,
            String consultantName,
            @Nullable Boolean second,
            @Nullable String reason,
            List<Proposal> proposals) {
        Colliding {
            municipalityName = PlainText.of(municipalityName);
            consultantName = PlainText.of(consultantName);
        }

        /** Which words say why, for this reason. */
        String text() {
            return switch (reason) {
                case "hours" -> "text.hours";
                case "inactive" -> "text.inactive";
                case null, default -> "text";
            };
        }

        boolean onlyComesAlong() {
            return Boolean.TRUE.equals(second);
        }

        @Override
        public String toString() {
            return "colliding " + consultation; // personal data stays out of logs
        }
    }

    /** Who could take an appointment, and when. */
    record Proposal(String name, Instant start) {
        Proposal {
            name = PlainText.of(name);
        }

        @Override
        public String toString() {
            return "proposal"; // personal data stays out of logs
        }
    }
}
