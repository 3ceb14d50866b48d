package de.smartregion.platform.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The platform keeps the rules that it gives; what is public here is used elsewhere. */
@AnalyzeClasses(
        packages = "de.smartregion.platform",
        importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformArchitectureTest {

    @ArchTest static final ArchRule cycles = HouseRules.featuresFormNoCycles;
    @ArchTest static final ArchRule names = HouseRules.namesSayWhatAThingIs;
    @ArchTest static final ArchRule packages = HouseRules.packagesAreFeatures;
    @ArchTest static final ArchRule flat = HouseRules.packagesAreFlat;
    @ArchTest static final ArchRule settings = HouseRules.settingsAreRecords;
    @ArchTest static final ArchRule fields = HouseRules.nothingIsInjectedIntoFields;
    @ArchTest static final ArchRule printing = HouseRules.nothingIsPrinted;
    @ArchTest static final ArchRule nulls = HouseRules.packagesAreNullMarked;
    @ArchTest static final ArchRule sleeping = HouseRules.nobodySleeps;
    @ArchTest static final ArchRule time = HouseRules.timeIsAFactThatIsHandedIn;
}
