package de.smartregion.consulting.region;

/**
 * A municipality (eight digits) or a district (five).
 *
 * @param districtKey of the district it lies in; a district lies in itself
 */
public record Place(String key, String name, String districtKey, String district) {

    public boolean isDistrict() {
        return key.equals(districtKey);
    }
}
