package de.smartregion.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;

import de.smartregion.platform.event.DomainEvent;
import de.smartregion.platform.outbox.AggregateStore;

import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.mongodb.core.MongoOperations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a machine can check of the style. A service runs all of it:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "de.smartregion.events", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

    @ArchTest
    public static final ArchRule featuresFormNoCycles =
            slices().matching("de.smartregion.*.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule namesSayWhatAThingIs =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Service)")
                    .because("a name says what a thing is, does or keeps")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule packagesAreFeatures =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..model..",
                            "..impl..",
                            "..dto..",
                            "..util..",
                            "..utils..",
                            "..common..",
                            "..service..",
                            "..controller..",
                            "..repository..",
                            "..config..")
                    .because("one flat package per feature")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule publicIsADecision =
            classes()
                    .that(areTopLevelAndPublic())
                    .should(beUsedByAnotherPackage())
                    .because("nothing is public that no other package needs")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule settingsAreRecords =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                    .because("settings are a record that refuses nonsense at start-up")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule nothingIsInjectedIntoFields =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.allowEmptyShould(true);

    @ArchTest
    public static final ArchRule nothingIsPrinted =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

    @ArchTest
    public static final ArchRule packagesAreNullMarked =
            classes()
                    .should(resideInANullMarkedPackage())
                    .because("an absent value is @Nullable or an empty list")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule nobodySleeps =
            noClasses()
                    .should()
                    .callMethodWhere(calls(Thread.class, Set.of("sleep")))
                    .because("who waits, waits for something")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule timeIsAFactThatIsHandedIn =
            noClasses()
                    .should()
                    .callMethodWhere(
                            calls(Instant.class, Set.of("now"))
                                    .or(calls(LocalDate.class, Set.of("now")))
                                    .or(calls(LocalDateTime.class, Set.of("now")))
                                    .or(calls(ZonedDateTime.class, Set.of("now"))))
                    .because("tests fix the time: ask a Clock")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule eventsAreRecords =
            classes()
                    .that()
                    .areAssignableTo(DomainEvent.class)
                    .and()
                    .areNotInterfaces()
                    .should()
                    .beRecords()
                    .because("the record is the wire format")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule oneClassWritesAnAggregate =
            all(packagesThatWriteAggregates())
                    .should(haveOneWriter())
                    .because("one class per feature keeps its aggregate")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule nobodyWritesPastTheStore =
            noClasses()
                    .that(keepAggregates())
                    .should()
                    .callMethodWhere(writesDocuments())
                    .because("state and events are saved in one conditional write, or neither")
                    .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> areTopLevelAndPublic() {
        return DescribedPredicate.describe(
                "are top level and public",
                type ->
                        type.isTopLevelClass()
                                && type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.isAnnotatedWith(SpringBootApplication.class));
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var used =
                        type.getDirectDependenciesToSelf().stream()
                                .anyMatch(
                                        use ->
                                                !use.getOriginClass()
                                                        .getPackageName()
                                                        .equals(type.getPackageName()));
                if (!used) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type,
                                    type.getName() + " is public, and no other package uses it"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type,
                                    type.getPackageName()
                                            + " is not @NullMarked ("
                                            + type.getName()
                                            + ")"));
                }
            }
        };
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, Set<String> names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + String.join("|", names) + "()",
                call ->
                        call.getTargetOwner().isEquivalentTo(owner)
                                && names.contains(call.getName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(
                                                type -> type.getName().equals("java.time.Clock")));
    }

    private static DescribedPredicate<JavaMethodCall> writesAnAggregate() {
        return calls(AggregateStore.class, Set.of("insert", "save"));
    }

    private static DescribedPredicate<JavaClass> keepAggregates() {
        return DescribedPredicate.describe(
                "keep aggregates",
                type ->
                        type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(
                                        use ->
                                                use.getTargetClass()
                                                        .isEquivalentTo(AggregateStore.class)));
    }

    private static DescribedPredicate<JavaMethodCall> writesDocuments() {
        return DescribedPredicate.describe(
                "MongoOperations.save|insert|update|remove",
                call ->
                        call.getTargetOwner().isAssignableTo(MongoOperations.class)
                                && call.getName()
                                        .matches(
                                                "save|insert.*|update.*|upsert|remove|replace|bulkOps|execute"
                                                        + "|findAnd.*|findAllAndRemove"));
    }

    private static ClassesTransformer<Writers> packagesThatWriteAggregates() {
        return new AbstractClassesTransformer<>("packages that write aggregates") {
            @Override
            public Iterable<Writers> doTransform(JavaClasses classes) {
                var writers = new TreeMap<String, Set<String>>();
                for (JavaClass type : classes) {
                    if (type.getMethodCallsFromSelf().stream().anyMatch(writesAnAggregate())) {
                        writers.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                                .add(topLevel(type));
                    }
                }
                return writers.entrySet().stream()
                        .map(entry -> new Writers(entry.getKey(), entry.getValue()))
                        .toList();
            }
        };
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static ArchCondition<Writers> haveOneWriter() {
        return new ArchCondition<>("have one writer") {
            @Override
            public void check(Writers found, ConditionEvents events) {
                if (found.classes().size() > 1) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    found,
                                    found.in() + " has several writers: " + found.classes()));
                }
            }
        };
    }

    private record Writers(String in, Set<String> classes) {}
}
