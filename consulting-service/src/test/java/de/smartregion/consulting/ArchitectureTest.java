package de.smartregion.consulting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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

    private static final String CALENDAR = "de.smartregion.consulting.calendar";

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

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
