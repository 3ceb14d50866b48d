package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.events.Change;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.ServiceAway;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import java.util.Map;

/** From a form as it was typed to what became of it, whoever changes the registration. */
@Component
public class ChangeRegistration {
    private final EventsClient events;

    ChangeRegistration(EventsClient events) {
        this.events = events;
    }

    /** What the next page has to say. */
    public sealed interface Outcome {
        record Changed() implements Outcome {}

        /** Nothing can be changed about it any more. */
        record Ended() implements Outcome {}

        /** The form once more, with what is wrong, or a notice where no field is. */
        record Again(ChangeForm form, FormErrors errors, HttpStatus status, @Nullable String notice)
                implements Outcome {}
    }

    public Outcome change(Gathering gathering, String registration, Map<String, String> typed) {
        var form = ChangeForm.typed(typed);
        return switch (form.check(gathering)) {
            case ChangeForm.Meaning.Wrong(var errors) ->
                    new Outcome.Again(form, errors, HttpStatus.BAD_REQUEST, null);
            case ChangeForm.Meaning.Right(var wish) -> {
                try {
                    yield outcome(events.change(gathering.id(), registration, wish), form);
                } catch (ServiceAway _) {
                    yield new Outcome.Again(
                            form, FormErrors.NONE, HttpStatus.SERVICE_UNAVAILABLE, "away");
                }
            }
        };
    }

    private static Outcome outcome(Change change, ChangeForm form) {
        return switch (change) {
            case Change.Done _ -> new Outcome.Changed();
            case Change.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Change.Unaccepted(var fields) ->
                    new Outcome.Again(
                            form, ChangeForm.unaccepted(fields), HttpStatus.BAD_REQUEST, null);
            case Change.Refused(var why) -> {
                var errors = ChangeForm.refused(why);
                yield errors == null
                        ? new Outcome.Ended()
                        : new Outcome.Again(form, errors, HttpStatus.CONFLICT, null);
            }
        };
    }
}
