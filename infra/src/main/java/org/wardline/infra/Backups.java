package org.wardline.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.LockConfiguration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.constructs.Construct;

/** A copy of the database every night in a vault from which nothing can be deleted early. */
final class Backups extends Construct {

  private static final int DAYS = 35;

  Backups(DataStack data, CfnDBCluster cluster, Key key) {
    super(data, "Backups");
    BackupVault vault =
        BackupVault.Builder.create(this, "Vault")
            .encryptionKey(key)
            .removalPolicy(RemovalPolicy.RETAIN)
            .lockConfiguration(
                LockConfiguration.builder().minRetention(Duration.days(DAYS)).build())
            .build();
    BackupPlan plan = BackupPlan.Builder.create(this, "Nightly").backupVault(vault).build();
    plan.addRule(
        BackupPlanRule.Builder.create()
            .ruleName("nightly")
            .scheduleExpression(Schedule.cron(CronOptions.builder().hour("2").minute("30").build()))
            .deleteAfter(Duration.days(DAYS))
            .build());
    plan.addSelection(
        "Database",
        BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromArn(cluster.getAttrDbClusterArn())))
            .build());
  }
}
