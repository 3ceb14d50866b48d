package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Reads engagements from the cases. */
@Component
class OwnEngagements implements Engagements {

    /** A calendar shows what is near; nobody reads years of it. */
    private static final int MOST_CASES = 1_000;

    private final Consultations consultations;

    OwnEngagements(Consultations consultations) {
        this.consultations = consultations;
    }

    @Override
    public List<Engagement> of(String consultant) {
        var engagements = new ArrayList<Engagement>();
        for (var found : consultations.advisedBy(consultant, MOST_CASES)) {
            for (var appointment : found.appointments()) {
                if (appointment.involves(consultant)) {
                    engagements.add(met(found, appointment, consultant));
                }
            }
            kept(found).stream()
                    .filter(it -> it.consultant().equals(consultant))
                    .forEach(it -> engagements.add(tentative(found, it)));
        }
        return engagements;
    }

    /** What is on offer, or about to be booked. */
    private static List<Spot> kept(Consultation found) {
        var kept = new ArrayList<Spot>();
        var offer = found.offer();
        var claim = found.claim();
        if (offer != null) {
            kept.addAll(offer.starts());
        }
        if (claim != null) {
            claim.spots().stream()
                    .filter(spot -> !kept.contains(spot))
                    .filter(
                            spot ->
                                    found.appointments().stream()
                                            .noneMatch(it -> it.spots().contains(spot)))
                    .forEach(kept::add);
        }
        return kept;
    }

    private static Engagement met(Consultation found, Appointment appointment, String consultant) {
        boolean cancelled = appointment.state() == Appointment.State.CANCELLED;
        return new Engagement(
                appointment.id(),
                title(found),
                where(found, appointment, consultant),
                appointment.start(),
                appointment.end(),
                appointment.sequence() + (cancelled ? 1 : 0),
                found.changedAt(),
                cancelled ? Certainty.CANCELLED : Certainty.CONFIRMED);
    }

    private static Engagement tentative(Consultation found, Spot spot) {
        return new Engagement(
                spot.claim(),
                title(found),
                found.request().mode() == Mode.ON_SITE ? place(found) : null,
                spot.start(),
                spot.end(),
                0,
                found.changedAt(),
                Certainty.TENTATIVE);
    }

    private static String title(Consultation found) {
        return found.request().moduleTitle() + ": " + found.request().municipalityName();
    }

    private static @Nullable String where(
            Consultation found, Appointment appointment, String consultant) {
        return switch (found.request().mode()) {
            case ON_SITE -> onSite(found, appointment);
            case ONLINE -> appointment.onlineAddress();
            case PHONE ->
                    appointment.scheduled()
                            ? call(found.request().person(), appointment, consultant)
                            : null;
        };
    }

    /** One of two calls, and brings in the other. */
    private static @Nullable String call(
            Person person, Appointment appointment, String consultant) {
        if (person.phone() == null) {
            return null;
        }
        var words = "Anruf bei " + person.name() + " unter " + person.phone();
        return appointment.consultant().equals(consultant)
                ? words
                : words + " durch " + appointment.consultantName();
    }

    /** With whom to ask for, while it is to come. */
    private static String onSite(Consultation found, Appointment appointment) {
        var person = found.request().person();
        return appointment.scheduled() && person.phone() != null
                ? place(found) + " (" + person.name() + ", " + person.phone() + ")"
                : place(found);
    }

    private static String place(Consultation found) {
        var address = found.request().address();
        return address == null ? found.request().municipalityName() : address;
    }
}
