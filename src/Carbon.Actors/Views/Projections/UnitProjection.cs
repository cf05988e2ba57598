using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Views.Projections;

/// <summary>Events of boundaries and factories into the tables of units and their settled days.</summary>
public sealed class UnitProjection(ViewWriter writer)
{
    /// <summary>Writes what one event says.</summary>
    public void Project(StoredEvent stored)
    {
        switch (stored.Event)
        {
            case BoundaryConfigured { Boundary: var boundary }:
                Configure($"boundary:{boundary.Id}", "boundary", boundary.Id, boundary.Plant, boundary.NameZh, boundary.NameEn, boundary);
                break;
            case FactoryConfigured { Factory: var factory }:
                Configure($"factory:{factory.Id}", "factory", factory.Id, factory.Id, factory.NameZh, factory.NameEn, factory);
                break;
            case SettingsConfigured settings:
                writer.Run("INSERT OR REPLACE INTO plant_settings (plant, version, at, by, reason, file, record) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    stored.EntityId, settings.Version, settings.At, settings.By, settings.Reason, settings.File, settings.Settings.ToByteArray());
                break;
            case EmissionDaysSettled settled:
                Settle($"{stored.Kind}:{stored.EntityId}", settled);
                break;
        }
    }

    private void Configure(string entity, string kind, string id, string plant, string nameZh, string nameEn, IMessage record) => writer.Run(
        "INSERT OR REPLACE INTO unit (entity, kind, id, plant, name_zh, name_en, record) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        entity, kind, id, plant, nameZh, nameEn, record.ToByteArray());

    private void Settle(string entity, EmissionDaysSettled settled)
    {
        foreach (var day in settled.Days)
        {
            writer.Run("DELETE FROM unit_day WHERE entity = $1 AND date = $2", entity, day.Date);
            foreach (var category in day.Categories)
                writer.Run("INSERT INTO unit_day (entity, date, category, apart, tonnes, revision) VALUES ($1, $2, $3, $4, $5, $6)",
                    entity, day.Date, category.Category, category.Apart ? 1 : 0, ViewWriter.Text(category.Tonnes.ToDecimal()), day.Revision);
        }
    }
}
