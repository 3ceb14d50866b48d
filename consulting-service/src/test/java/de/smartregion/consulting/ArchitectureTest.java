package de.smartregion.consulting;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import de.smartregion.platform.architecture.HouseRules;

@AnalyzeClasses(
        packages = "de.smartregion.consulting",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PACKAGE = "de\\.smartregion\\.consulting\\.";

    private static final String CALENDAR = "de.smartregion.consulting.calendar";
    private static final String CONSULTANT = "de.smartregion.consulting.consultant";

    /** They depend on nothing of ours. */
    private static final String[] EVERYBODYS = {
        "de.smartregion.consulting.region", "de.smartregion.consulting.almanac"
    };

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    /**
     * Keys and dates are everybody's, ports are for asking; the rest meets through topics. The
     * calendar is that of the consultants, so it knows them, and nobody else does.
     */
    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther =
            slices().matching("de.smartregion.consulting.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(alwaysTrue(), resideInAnyPackage(EVERYBODYS))
                    .ignoreDependency(
                            alwaysTrue(), resideInAPackage("de.smartregion.consulting.agenda"))
                    .ignoreDependency(resideInAPackage(CALENDAR), resideInAPackage(CONSULTANT))
                    .ignoreDependency(
                            alwaysTrue(),
                            nameMatching(PACKAGE + "consultation\\.Engagements(\\$.*)?"));

    /** A case never touches a day: it asks, and the day decides. */
    @ArchTest
    static final ArchRule theCaseKnowsTheCalendarByItsPortAlone =
            noClasses()
                    .that()
                    .resideInAPackage("de.smartregion.consulting.consultation")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(CALENDAR, CONSULTANT)
                                    .or(nameMatching(PACKAGE + "agenda\\.Busy.*")));

    @ArchTest
    static final ArchRule whatIsEverybodysDependsOnNothingOfOurs =
            noClasses()
                    .that()
                    .resideInAnyPackage(EVERYBODYS)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("de.smartregion..")
                                    .and(resideOutsideOfPackages(EVERYBODYS)));

    /** By its desk, where everybody stands in line; cases come there by the agenda alone. */
    @ArchTest
    static final ArchRule nothingElseWritesDays =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(CALENDAR + ".DayDesk$Line")
                    .should()
                    .callMethod(CALENDAR + ".Days", "save", CALENDAR + ".Day", CALENDAR + ".Day")
                    .because("one decision after the other keeps the laws of a day");

    @ArchTest
    static final ArchRule theCalendarKnowsNobody =
            noClasses()
                    .that()
                    .resideInAnyPackage(CALENDAR, CONSULTANT, "de.smartregion.consulting.agenda")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..consulting.consultation..", "..consulting.busy..")
                    .because("cases and busy times come to it by its ports");
}
