package org.lingtan.engine.evidence;

import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;

/**
 * The park that applies.
 *
 * @param name the name in both languages
 * @param creditCode the unified social credit code (统一社会信用代码) of the operator, GB 32100
 * @param division the administrative division code, six digits; the first two name the province
 * @param type {@code industrial}, {@code logistics}, {@code office} or {@code mixed}
 * @param boundary {@code whole}, or the four sides of a park in park, north first
 * @param area the area inside the boundary in square metres, above 0
 */
public record Park(Text name, String creditCode, String division, String type, String boundary, Ratio area) {}
