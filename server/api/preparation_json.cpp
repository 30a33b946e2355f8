#include "server/api/preparation_json.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

json::value day_json(const std::optional<core::Date>& day)
{
    return day ? json::value(core::iso(*day)) : json::value(nullptr);
}

json::value moment_json(const std::optional<core::Instant>& at)
{
    return at ? json::value(core::iso_utc(*at)) : json::value(nullptr);
}

json::value picture_json(const core::ReadViews& read)
{
    if (!read.views.picture) return nullptr;
    return json::object{{"name", read.picture_name},
                        {"type", code(read.views.picture->type)},
                        {"size", read.views.picture->size},
                        {"scan", code(read.views.picture->scan)}};
}

json::object views_json(const core::ReadViews& read)
{
    const core::FamilyViews& views = read.views;
    return {{"id", views.id.text()},
            {"by", code(views.by)},
            {"way", code(views.way)},
            {"given_on", core::iso(views.given_on)},
            {"text", read.text.reveal()},
            {"picture", picture_json(read)},
            {"may_be_shown", views.may_be_shown},
            {"is_mistaken", views.mistaken_at.has_value()},
            {"recorded_by", read.recorded_by.reveal()}};
}

json::value settled_json(const core::PointEntry& entry)
{
    if (!entry.settled) return nullptr;
    const core::SettledPoint& settled = *entry.settled;
    return json::object{{"id", settled.id.text()},
                        {"number", settled.number},
                        {"answer", code(settled.answer)},
                        {"day", day_json(settled.day)},
                        {"reason", entry.reason.reveal()},
                        {"recorded_by", entry.recorded_by.reveal()},
                        {"recorded_at", core::iso_utc(settled.recorded_at)},
                        {"waits_for_approval", settled.waits_for_approval()},
                        {"approved_by", entry.approved_by.reveal()},
                        {"approved_at", moment_json(settled.approved_at)}};
}

json::object point_json(const core::PointEntry& entry)
{
    return {{"point", code(entry.point)},
            {"required", entry.is_required},
            {"open", entry.open},
            {"settled", settled_json(entry)}};
}

json::object person_json(const core::PreparedEntry& entry)
{
    const core::PreparedPerson& person = entry.person.person;
    json::array views;
    for (const core::ReadViews& each : entry.views)
        views.push_back(views_json(each));
    json::array points;
    for (const core::PointEntry& each : entry.points)
        points.push_back(point_json(each));
    json::array missing;
    for (const std::string& each : entry.missing)
        missing.emplace_back(each);
    return {{"kind", person.is_child() ? "child" : "family_member"},
            {"id", person.text()},
            {"name", entry.person.name.reveal()},
            {"must_not_be_there", entry.is_excluded},
            {"views", std::move(views)},
            {"points", std::move(points)},
            {"missing", std::move(missing)}};
}

json::value decided_json(const core::ReadExclusion& read)
{
    if (!read.request.decided) return nullptr;
    const core::ExclusionDecided& decided = *read.request.decided;
    return json::object{{"decision", code(decided.decision)},
                        {"scope", code(decided.scope)},
                        {"until", day_json(decided.until)},
                        {"part", read.part.reveal()},
                        {"reason", read.reason.reveal()},
                        {"told", read.told.reveal()},
                        {"decided_by", read.decided_by.reveal()},
                        {"decided_at", core::iso_utc(decided.at)}};
}

json::object exclusion_json(const core::ReadExclusion& read)
{
    return {{"id", read.request.id.text()},
            {"family_member", read.request.member.text()},
            {"ground", code(read.request.ground)},
            {"scope", code(read.request.scope)},
            {"asked_by", read.asked_by.reveal()},
            {"evidence", read.evidence.reveal()},
            {"decided", decided_json(read)}};
}

}  // namespace

json::object to_json(const core::Preparation& preparation)
{
    json::array people;
    for (const core::PreparedEntry& each : preparation.people)
        people.push_back(person_json(each));
    json::array exclusions;
    for (const core::ReadExclusion& each : preparation.exclusions)
        exclusions.push_back(exclusion_json(each));
    return {{"missing", preparation.missing},
            {"people", std::move(people)},
            {"exclusions", std::move(exclusions)}};
}

}  // namespace quorate::server
