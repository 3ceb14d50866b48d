package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Everybody at once, and the same person many times. */
@Order(2)
@ExtendWith(SharedRegion.class)
class RushTest {

    private final Region region;
    private final Api api;

    RushTest(Region region) {
        this.region = region;
        this.api = region.api();
    }

    @Test
    void ofSixtyFourAtOnceOneGetsTheLastSeatAndTheOthersWaitInOrder() {
        var gathering = api.publishGathering("Der letzte Platz " + UUID.randomUUID(), 1);

        var answers =
                atOnce(
                        64,
                        i ->
                                api.registerOnce(
                                        gathering,
                                        Api.form(Person.called("Nr" + i)),
                                        UUID.randomUUID().toString()));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        var places = answers.stream().map(Api::place).toList();
        assertThat(places).filteredOn(place -> place.status().equals("HELD")).hasSize(1);
        assertThat(places)
                .filteredOn(place -> place.status().equals("WAITING"))
                .extracting(Api.Place::position)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 63).boxed().toList());
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(1, 0, 63));
    }

    @Test
    void theSameKeyFiftyTimesIsOneRegistrationAndAnotherBodyUnderItIsRefused() throws Exception {
        var gathering = api.publishGathering("Doppelt geklickt " + UUID.randomUUID(), 10);
        var person = Person.called("Erna");
        var key = UUID.randomUUID().toString();

        var answers = atOnce(50, _ -> api.registerOnce(gathering, Api.form(person), key));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Api.Answer::json).distinct()).hasSize(1);
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(10, 9, 0));
        var other = new HashMap<>(Api.form(person));
        other.put("companions", 2);
        var refused = api.registerOnce(gathering, other, key).expect(422);
        assertThat(refused.problem()).isEqualTo("idempotency-key-reused");

        // Who comes next proves that nothing else was under way.
        var next = Person.called("Danach");
        api.register(gathering, next);
        region.mailbox().awaitLetter(next, 1);
        assertThat(region.mailbox().letters(person.email())).hasSize(1);
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(10, 8, 0));
    }

    interface Numbered<T> {
        T call(int number) throws Exception;
    }

    static <T> List<T> atOnce(int times, Numbered<T> what) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                Callable<T> call =
                        () -> {
                            start.await();
                            return what.call(number);
                        };
                running.add(threads.submit(call));
            }
            start.countDown();
            var answers = new ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("one of many failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
