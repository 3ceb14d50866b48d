package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.ConsultationEvent.Asked;
import de.smartregion.consulting.consultation.ConsultationEvent.PollCompleted;
import de.smartregion.consulting.consultation.ConsultationEvent.PollOpened;
import de.smartregion.consulting.consultation.ConsultationEvent.Suiting;
import de.smartregion.consulting.consultation.Entry.What;
import de.smartregion.platform.web.CommonProblem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who comes along is asked what suits them, and says so, as long as something is on offer. */
record Polling(Consultation found) {

    /** Once per offer: whoever asks again finds the poll that is there. */
    Decision open(Actor by, Terms terms, Instant now) {
        var offer = found.offer();
        if (offer == null || !now.isBefore(offer.until())) {
            return new Decision.Refused(ConsultationProblem.NOT_OFFERED);
        }
        if (offer.poll() != null) {
            return new Decision.Unchanged(found);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        if (offer.times().size() == 1) {
            return new Decision.Refused(ConsultationProblem.NOTHING_TO_CHOOSE);
        }
        var people = others(found.request());
        if (people.isEmpty()) {
            return new Decision.Refused(ConsultationProblem.NOBODY_TO_ASK);
        }
        var ballots = new ArrayList<Ballot>();
        var asked = new ArrayList<Asked>();
        for (var other : people) {
            var link = terms.ballot(found.id(), now, ballots.size(), offer.until());
            ballots.add(new Ballot(other.name(), other.email(), link.hash(), List.of(), null));
            asked.add(new Asked(other.name(), other.email(), link.token()));
        }
        var draft = new Draft(found, now).log(What.POLL_OPENED, by.name(), null);
        draft.offer = offer.asking(new Poll(now, ballots));
        return draft.tell(new PollOpened(draft.facts(), offer.times(), offer.until(), asked))
                .done();
    }

    /** Everybody once, and not who asks. */
    private static List<Participant> others(Request request) {
        Set<String> known = new HashSet<>(Set.of(request.person().email()));
        return request.people().stream().filter(it -> known.add(it.email())).toList();
    }

    /** Again, as often as they like: what was said last counts. */
    Decision answer(String token, Map<Instant, Suits> answers, Terms terms, Instant now) {
        var vote = ConsultationLinks.vote(found, token).orElse(null);
        if (vote == null) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_NOT_FOUND);
        }
        if (vote.over(now)) {
            return new Decision.Refused(ConsultationProblem.LINK_EXPIRED);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING); // one is being taken
        }
        var offer = vote.offer();
        var wrong =
                Stream.concat(answers.keySet().stream(), offer.times().stream())
                        .distinct()
                        .filter(it -> !answers.containsKey(it) || !offer.times().contains(it))
                        .sorted()
                        .toList();
        if (!wrong.isEmpty()) {
            return new Decision.Refused(CommonProblem.INVALID_INPUT, wrong);
        }
        if (vote.ballot().answers().equals(answers)) {
            return new Decision.Unchanged(found);
        }
        var poll = vote.poll().with(vote.ballot().answered(answers, now));
        var draft = new Draft(found, now);
        draft.offer = offer.asking(poll);
        if (!vote.poll().complete() && poll.complete()) {
            draft.log(What.POLL_COMPLETED, Actor.CLOCK.name(), null)
                    .tell(
                            new PollCompleted(
                                    draft.facts(),
                                    offer.times().stream().map(it -> Suiting.of(it, poll)).toList(),
                                    poll.best(offer.times()).orElse(null),
                                    offer.until(),
                                    draft.manageToken(terms)));
        }
        return draft.done();
    }
}
