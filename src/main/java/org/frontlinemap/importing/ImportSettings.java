package org.frontlinemap.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator sets about imports.
 *
 * @param mostBytes  of the disk that the files and reports of all imports may take
 * @param mostUpload that one request may bring
 * @param mostRows   reports that one import may come to
 * @param mostOfOne  reports on one settlement that one import may come to
 */
@ConfigurationProperties("frontline.imports")
public record ImportSettings(@DefaultValue("10GB") DataSize mostBytes, @DefaultValue("2GB") DataSize mostUpload,
        @DefaultValue("50000000") long mostRows, @DefaultValue("100000") long mostOfOne) {
}
