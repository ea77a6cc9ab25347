from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0004_journal'),
    ]

    operations = [
        migrations.CreateModel(
            name='Aside',
            fields=[
                ('interaction_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('why', models.CharField(max_length=12)),
                ('behind_id', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'aside',
                'indexes': [models.Index(fields=['behind_id'], name='aside_behind')],
            },
        ),
        migrations.AddIndex(
            model_name='interaction',
            index=models.Index(condition=models.Q(('network', 'hand')), fields=['at'], name='interaction_by_hand'),
        ),
    ]
