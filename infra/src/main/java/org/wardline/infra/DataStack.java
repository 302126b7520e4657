package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectLockRetention;

/**
 * What must never be lost: keys, database, the audit trail's heads. All stay when the stack goes.
 */
final class DataStack extends NestedStack {

  static final String DATABASE = "wardline";

  private static final String ENGINE = "aurora-postgresql";
  private static final int SEVEN_YEARS = 2557;

  final Key storageKey;
  final Key sealingKey;
  final Bucket heads;

  private final CfnDBCluster cluster;

  DataStack(WardlineStack parent, Parameters parameters, NetworkStack network) {
    super(parent, "data");
    storageKey =
        key("StorageKey", "Encrypts what Wardline stores: database, logs, alarms on their way");
    letServicesEncrypt();
    sealingKey =
        key("SealingKey", "Wraps Wardline's sealing keys and encrypts the functions' settings");
    cluster = cluster(parameters, network);
    List.of("Writer", "Reader").forEach(this::instance);
    heads = heads();
    new Backups(this, cluster, storageKey);
  }

  /** The database's identifier. */
  String cluster() {
    return cluster.getRef();
  }

  String clusterArn() {
    return cluster.getAttrDbClusterArn();
  }

  String administratorsSecret() {
    return cluster.getAttrMasterUserSecretSecretArn();
  }

  /** Host and port, as {@code host:5432}. */
  String endpoint() {
    return cluster.getAttrEndpointAddress() + ":" + cluster.getAttrEndpointPort();
  }

  /** What a role must be allowed to do to log in as a database role. */
  String logIn(String role) {
    return "arn:%s:rds-db:%s:%s:dbuser:%s/%s"
        .formatted(
            getPartition(), getRegion(), getAccount(), cluster.getAttrDbClusterResourceId(), role);
  }

  private Key key(String id, String description) {
    return Key.Builder.create(this, id)
        .description(description)
        .enableKeyRotation(true)
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }

  /** Logs are stored, and alarms sent, by services that must use the key. */
  private void letServicesEncrypt() {
    storageKey.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("logs." + getRegion() + ".amazonaws.com")))
            .actions(
                List.of(
                    "kms:Encrypt*",
                    "kms:Decrypt*",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:Describe*"))
            .resources(List.of("*"))
            .conditions(
                Map.of(
                    "ArnLike",
                    Map.of(
                        "kms:EncryptionContext:aws:logs:arn",
                        "arn:%s:logs:%s:%s:*"
                            .formatted(getPartition(), getRegion(), getAccount()))))
            .build());
    storageKey.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
            .resources(List.of("*"))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
            .build());
  }

  private CfnDBCluster cluster(Parameters parameters, NetworkStack network) {
    CfnCondition restored =
        CfnCondition.Builder.create(this, "Restored")
            .expression(Fn.conditionNot(Fn.conditionEquals(parameters.get("DatabaseSnapshot"), "")))
            .build();
    CfnDBCluster made =
        CfnDBCluster.Builder.create(this, "Database")
            .engine(ENGINE)
            .engineVersion("17.7")
            .databaseName(DATABASE)
            .masterUsername("administrator")
            .manageMasterUserPassword(true)
            .masterUserSecret(
                CfnDBCluster.MasterUserSecretProperty.builder()
                    .kmsKeyId(storageKey.getKeyArn())
                    .build())
            .enableIamDatabaseAuthentication(true)
            .enableHttpEndpoint(true)
            .storageEncrypted(true)
            .kmsKeyId(storageKey.getKeyArn())
            .serverlessV2ScalingConfiguration(
                CfnDBCluster.ServerlessV2ScalingConfigurationProperty.builder()
                    .minCapacity(parameters.number("DatabaseLeast"))
                    .maxCapacity(parameters.number("DatabaseMost"))
                    .build())
            .backupRetentionPeriod(parameters.number("BackupDays"))
            .copyTagsToSnapshot(true)
            .deletionProtection(true)
            .snapshotIdentifier(
                Fn.conditionIf(
                        restored.getLogicalId(),
                        parameters.get("DatabaseSnapshot"),
                        Fn.ref("AWS::NoValue"))
                    .toString())
            .dbSubnetGroupName(subnets(network).getRef())
            .vpcSecurityGroupIds(List.of(network.database.getSecurityGroupId()))
            .dbClusterParameterGroupName(settings().getRef())
            .enableCloudwatchLogsExports(List.of("postgresql"))
            .build();
    made.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.SNAPSHOT);
    made.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.SNAPSHOT);
    return made;
  }

  private CfnDBSubnetGroup subnets(NetworkStack network) {
    return CfnDBSubnetGroup.Builder.create(this, "Subnets")
        .dbSubnetGroupDescription("The database stands inside")
        .subnetIds(network.subnets(SubnetType.PRIVATE_ISOLATED))
        .build();
  }

  /** Encrypted connections only, and no values of rows in the log. */
  private CfnDBClusterParameterGroup settings() {
    return CfnDBClusterParameterGroup.Builder.create(this, "Settings")
        .description("Wardline: encrypted connections, no values of rows in the log")
        .family("aurora-postgresql17")
        .parameters(
            Map.of(
                "rds.force_ssl", "1",
                "max_connections", Integer.toString(Connections.ALLOWED),
                "log_statement", "none",
                "log_min_duration_statement", "-1",
                "log_min_error_statement", "panic",
                "log_error_verbosity", "terse"))
        .build();
  }

  private void instance(String id) {
    CfnDBInstance.Builder.create(this, id)
        .engine(ENGINE)
        .dbClusterIdentifier(cluster.getRef())
        .dbInstanceClass("db.serverless")
        .publiclyAccessible(false)
        .promotionTier(1)
        .enablePerformanceInsights(true)
        .performanceInsightsKmsKeyId(storageKey.getKeyArn())
        .build();
  }

  private Bucket heads() {
    return Bucket.Builder.create(this, "AuditHeads")
        .encryption(BucketEncryption.S3_MANAGED)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .enforceSsl(true)
        .versioned(true)
        .objectLockDefaultRetention(ObjectLockRetention.compliance(Duration.days(SEVEN_YEARS)))
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }
}
