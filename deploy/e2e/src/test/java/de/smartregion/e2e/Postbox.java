package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where a person's letters arrive. */
interface Postbox {

    /** In the order of their arrival. */
    List<Letter> letters(String email);

    default Letter awaitLetter(Person person, String what, Predicate<Letter> wanted) {
        return await(what + " for " + person.email())
                .until(
                        () -> letters(person.email()).stream().filter(wanted).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    default Link awaitConfirmation(Person person) {
        return awaitLetter(person, "please confirm", Letter::asksToConfirm).link();
    }

    /** The n-th letter (from 1), and the assurance that those before it are n - 1. */
    default Letter awaitLetter(Person person, int n) {
        var letters =
                await("letter " + n + " for " + person.email())
                        .until(() -> letters(person.email()), found -> found.size() >= n);
        assertThat(letters.stream().map(Letter::messageId).collect(Collectors.toSet()))
                .as("no letter twice")
                .hasSize(letters.size());
        return letters.get(n - 1);
    }
}
