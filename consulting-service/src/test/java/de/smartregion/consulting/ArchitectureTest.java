package de.smartregion.consulting;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
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

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    /** Keys and text are everybody's, ports are asked by name; the rest meets through topics. */
    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther =
            slices().matching("de.smartregion.consulting.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            alwaysTrue(),
                            resideInAnyPackage(
                                    "de.smartregion.consulting.region",
                                    "de.smartregion.consulting.markdown"))
                    .ignoreDependency(
                            alwaysTrue(),
                            nameMatching(
                                    PACKAGE
                                            + "calendar\\.(Agenda|Mode|BusyTimes|BusyAddresses)(\\$.*)?"))
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
                            resideInAPackage("de.smartregion.consulting.calendar")
                                    .and(
                                            not(
                                                    nameMatching(
                                                            PACKAGE
                                                                    + "calendar\\.(Agenda|Mode)(\\$.*)?"))));

    @ArchTest
    static final ArchRule whatIsEverybodysDependsOnNothingOfOurs =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "de.smartregion.consulting.region",
                            "de.smartregion.consulting.markdown")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("de.smartregion..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "de.smartregion.consulting.region",
                                                    "de.smartregion.consulting.markdown")));

    /** By its desk, where everybody stands in line; cases come there by the agenda alone. */
    @ArchTest
    static final ArchRule nothingElseWritesDays =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(CALENDAR + ".DayDesk$Line")
                    .should()
                    .callMethod(
                            CALENDAR + ".Calendars", "save", CALENDAR + ".Day", CALENDAR + ".Day")
                    .because("one decision after the other keeps the laws of a day");

    @ArchTest
    static final ArchRule theCalendarKnowsNobody =
            noClasses()
                    .that()
                    .resideInAPackage("..consulting.calendar..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..consulting.consultation..", "..consulting.busy..")
                    .because("cases and busy times come to it by its ports");
}
