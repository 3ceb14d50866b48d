package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;
import de.smartregion.platform.web.CommonProblem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Projects learn what is recommended from the message of its owner's contract. */
class ConsultationMessagesTest {

    private static final EventContract CONSULTING =
            EventContract.in(Path.of("../consulting-service/contracts"));
    private static final Message<byte[]> RELEASED =
            CONSULTING.example("de.smartregion.consulting.report-released.v1");
    private static final Message<byte[]> CORRECTED =
            CONSULTING.example("de.smartregion.consulting.report-corrected.v1");
    private static final Instant TOLD = CloudEvent.from(RELEASED).time();
    private static final String NAMED =
            CloudEvent.from(RELEASED).data().path("projects").path(0).asString();

    private final Clock clock = Clock.fixed(Samples.REVISED, ZoneOffset.UTC);
    private final Projects projects =
            new Projects(UnrelayedStores.on(Store.mongo(), clock), Store.mongo(), clock);
    private final ConsultationMessages messages = new ConsultationMessages(projects);

    @BeforeEach
    void twoProjects() {
        projects.insert(Project.publish(NAMED, Samples.profile(), 1, Samples.PUBLISHED));
        projects.insert(Project.publish("other", Samples.profile(), 1, Samples.PUBLISHED));
    }

    @Test
    void everyConsultationCountsOnceHoweverOftenItIsTold() {
        messages.accept(RELEASED);
        messages.accept(RELEASED);
        assertThat(recommended(NAMED)).isOne();

        messages.accept(told(report -> report.put("consultation", "another")));
        assertThat(recommended(NAMED)).isEqualTo(2);
        assertThat(recommended("other")).isZero();
    }

    @Test
    void whatACorrectedReportDoesNotNameAnyMoreDoesNotCount() {
        messages.accept(RELEASED);
        messages.accept(
                told(report -> report.putArray("projects").add("other").add("gone").add("other")));
        assertThat(recommended(NAMED)).isZero();
        assertThat(recommended("other")).isOne();

        messages.accept(told(report -> report.putArray("projects")));
        assertThat(recommended("other")).isZero();
    }

    @Test
    void whatHappensToAProjectDoesNotChangeWhoRecommendsIt() {
        messages.accept(RELEASED);
        projects.decide(NAMED, null, (it, at) -> it.revise(Samples.profile("neu", null), 2, at));
        projects.decide(NAMED, null, (it, at) -> it.ask(Samples.LINK, 1, at));
        projects.decide(NAMED, null, (it, at) -> it.confirm(Project.Confirmer.OFFICE, at));
        projects.decide(NAMED, null, (it, at) -> it.archive("veraltet", null, at));
        projects.decide(NAMED, null, Project::reopen);
        projects.decide(NAMED, null, (it, at) -> it.follow("06611000"));
        assertThat(recommended(NAMED)).isOne();
    }

    @Test
    void whoRecommendsOrFollowsItDisturbsNobodyWhoDecidesAboutIt() {
        long seen = projects.find(NAMED).orElseThrow().seen();
        messages.accept(RELEASED);
        projects.decide(NAMED, null, (it, _) -> it.follow("06611000"));
        projects.decide(NAMED, null, (it, at) -> it.ask(Samples.LINK, 1, at));
        assertThat(projects.decide(NAMED, seen, (it, at) -> it.archive("alt", null, at)))
                .isInstanceOf(Project.Decision.Changed.class);
        assertThat(projects.decide(NAMED, seen, Project::reopen))
                .isInstanceOfSatisfying(
                        Project.Decision.Refused.class,
                        it -> assertThat(it.why()).isEqualTo(CommonProblem.PRECONDITION_FAILED));
    }

    @Test
    void aCorrectedReportIsReadFromItsOwnersContract() {
        messages.accept(RELEASED);
        messages.accept(CORRECTED);
        assertThat(recommended(NAMED)).isOne();
    }

    @Test
    void theLatestReportCountsInWhateverOrderTheyAreTold() {
        var told =
                List.of(
                        RELEASED, // names the first one
                        corrected(1, List.of(NAMED), List.of()),
                        corrected(2, List.of(), List.of("other")),
                        corrected(3, List.of("other"), List.of("other", NAMED)),
                        corrected(4, List.of("other", NAMED), List.of("other")));
        var random = new Random(5);
        for (int i = 0; i < 30; i++) {
            var consultation = "c" + i;
            var order = new ArrayList<>(told);
            order.addAll(told); // delivered twice
            Collections.shuffle(order, random);
            order.forEach(
                    it -> messages.accept(told(it, say -> say.put("consultation", consultation))));
            assertThat(recommended(NAMED)).isZero();
            assertThat(recommended("other")).isEqualTo(i + 1);
        }
    }

    /** So much later, what was named before and is named now. */
    private static Message<byte[]> corrected(int minutes, List<String> before, List<String> now) {
        return MessageBuilder.fromMessage(
                        told(
                                CORRECTED,
                                report -> {
                                    before.forEach(report.putArray("formerProjects")::add);
                                    now.forEach(report.putArray("projects")::add);
                                }))
                .setHeader("ce_time", TOLD.plus(Duration.ofMinutes(minutes)).toString())
                .build();
    }

    @Test
    void otherFactsAreSteppedOverAndUnreadableOnesAreNot() {
        messages.accept(
                MessageBuilder.fromMessage(RELEASED)
                        .setHeader("ce_type", "de.smartregion.consulting.report-praised.v1")
                        .build());
        assertThat(recommended(NAMED)).isZero();
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> messages.accept(told(report -> report.remove("projects"))))
                .withMessageContaining("projects");
    }

    private int recommended(String project) {
        return ProjectView.of(projects.find(project).orElseThrow()).recommended();
    }

    private static Message<byte[]> told(Consumer<ObjectNode> change) {
        return told(RELEASED, change);
    }

    private static Message<byte[]> told(Message<byte[]> message, Consumer<ObjectNode> change) {
        var report = (ObjectNode) JsonMapper.builder().build().readTree(message.getPayload());
        change.accept(report);
        return MessageBuilder.withPayload(report.toString().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(message.getHeaders())
                .build();
    }
}
