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

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a machine can check of the style. Types are named, not referred to: whoever has neither
 * store nor broker on its class path runs the rules too. A service runs all of it:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "de.smartregion.events", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final String STORE = "de.smartregion.platform.outbox.AggregateStore";
    private static final String EVENT = "de.smartregion.platform.event.DomainEvent";

    /** {@code de.smartregion.events}: three words, and the service's own classes. */
    private static final int SERVICE_DEPTH = 3;

    /** By which doors documents are written, and how their methods are called. */
    private static final Map<String, String> WRITES =
            Map.of(
                    "org.springframework.data.mongodb.core.MongoOperations",
                    "save|insert.*|update.*|upsert|remove|replace|bulkOps|execute.*"
                            + "|getCollection|findAnd.*|findAllAndRemove",
                    "com.mongodb.client.MongoCollection",
                    "insert.*|update.*|replace.*|delete.*|findOneAnd.*|bulkWrite|drop|renameCollection",
                    "org.springframework.data.repository.Repository",
                    "save.*|insert.*|delete.*|remove.*|update.*");

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
                    .because("a package is named after its feature, not after a layer")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule packagesAreFlat =
            classes()
                    .should(resideInAPackageWithoutOneAround())
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
                    .callMethodWhere(calls("java.lang.Thread", Set.of("sleep")))
                    .because("who waits, waits for something")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule timeIsAFactThatIsHandedIn =
            noClasses()
                    .should()
                    .callMethodWhere(
                            calls("java.time.Instant", Set.of("now"))
                                    .or(calls("java.time.LocalDate", Set.of("now")))
                                    .or(calls("java.time.LocalDateTime", Set.of("now")))
                                    .or(calls("java.time.ZonedDateTime", Set.of("now"))))
                    .because("tests fix the time: ask a Clock")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule eventsAreRecords =
            classes()
                    .that()
                    .areAssignableTo(EVENT)
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
            all(classesOfFeaturesThatKeepAggregates())
                    .should(leaveWritingToTheStore())
                    .because("state and events are saved in one conditional write, or neither")
                    .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> areTopLevelAndPublic() {
        return DescribedPredicate.describe(
                "are top level and public",
                type ->
                        type.isTopLevelClass()
                                && type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.isAnnotatedWith(
                                        "org.springframework.boot.autoconfigure.SpringBootApplication"));
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var used =
                        Stream.concat(
                                        type.getDirectDependenciesToSelf().stream()
                                                .map(use -> use.getOriginClass()),
                                        callersThatHandItOn(type))
                                .anyMatch(
                                        user ->
                                                !user.getPackageName()
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

    /** Byte code does not name what only passes through: into a method, or out of one. */
    private static Stream<JavaClass> callersThatHandItOn(JavaClass type) {
        return Stream.concat(
                        type.getMethodsWithParameterTypeOfSelf().stream(),
                        type.getMethodsWithReturnTypeOfSelf().stream())
                .flatMap(method -> method.getCallsOfSelf().stream())
                .map(call -> call.getOriginOwner());
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
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

    private static DescribedPredicate<JavaMethodCall> calls(String owner, Set<String> names) {
        return DescribedPredicate.describe(
                owner + "." + String.join("|", names) + "()",
                call ->
                        call.getTargetOwner().getName().equals(owner)
                                && names.contains(call.getName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(
                                                type -> type.getName().equals("java.time.Clock")));
    }

    private static DescribedPredicate<JavaMethodCall> writesAnAggregate() {
        return calls(STORE, Set.of("insert", "save", "remove"));
    }

    private static boolean keepsAggregates(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getName().equals(STORE));
    }

    /**
     * Per feature: one that keeps aggregates writes by their store alone, in whatever collection;
     * one that keeps none may write a read model of its own.
     */
    private static ClassesTransformer<JavaClass> classesOfFeaturesThatKeepAggregates() {
        return new AbstractClassesTransformer<>("classes of features that keep aggregates") {
            @Override
            public Iterable<JavaClass> doTransform(JavaClasses classes) {
                var features =
                        classes.stream()
                                .filter(HouseRules::keepsAggregates)
                                .map(JavaClass::getPackageName)
                                .collect(Collectors.toSet());
                return classes.stream()
                        .filter(type -> features.contains(type.getPackageName()))
                        .filter(type -> !type.getPackageName().equals(packageOf(STORE)))
                        .toList();
            }
        };
    }

    private static ArchCondition<JavaClass> leaveWritingToTheStore() {
        return new ArchCondition<>("leave writing to the AggregateStore") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(HouseRules::writesDocuments)
                        .forEach(
                                call ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        call, call.getDescription())));
            }
        };
    }

    private static boolean writesDocuments(JavaMethodCall call) {
        return WRITES.entrySet().stream()
                .anyMatch(
                        write ->
                                call.getTargetOwner().isAssignableTo(write.getKey())
                                        && call.getName().matches(write.getValue()));
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    private static ArchCondition<JavaClass> resideInAPackageWithoutOneAround() {
        return new ArchCondition<>("reside in a package without one around it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getPackage()
                        .getParent()
                        .filter(around -> depth(around.getName()) > SERVICE_DEPTH)
                        .filter(around -> !around.getClasses().isEmpty())
                        .ifPresent(
                                around ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type,
                                                        type.getName()
                                                                + " is inside of "
                                                                + around.getName())));
            }
        };
    }

    private static long depth(String name) {
        return name.chars().filter(character -> character == '.').count() + 1;
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
