package org.frontlinemap.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator sets about imports.
 *
 * @param mostBytes  of the disk that the files and reports of all imports may take
 * @param mostUpload that one request may bring
 */
@ConfigurationProperties("frontline.imports")
public record ImportSettings(@DefaultValue("10GB") DataSize mostBytes, @DefaultValue("2GB") DataSize mostUpload) {
}
