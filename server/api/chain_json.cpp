#include "server/api/chain_json.hpp"

#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

json::object entry_json(const core::ChainEntry& entry)
{
    const core::Meeting& meeting = entry.meeting;
    return {{"link", code(entry.link)},
            {"meeting", meeting.id.text()},
            {"type", code(meeting.type)},
            {"status", code(meeting.status)},
            {"starts_at", core::rfc3339(meeting.starts_at)},
            {"ends_at", core::rfc3339(meeting.ends_at)},
            {"rule", rule_or_null(entry.due)},
            {"counted_from", day_or_null(entry.due, &core::CaseDueDate::counted_from)},
            {"limit_date", day_or_null(entry.due, &core::CaseDueDate::limit_date)},
            {"schedule_by", day_or_null(entry.due, &core::CaseDueDate::schedule_by)},
            {"is_expected", entry.is_expected},
            {"version", meeting.version}};
}

}  // namespace

json::value day_or_null(const std::optional<core::CaseDueDate>& due,
                        core::Date core::CaseDueDate::* day)
{
    return due ? json::value(core::iso((*due).*day)) : json::value(nullptr);
}

json::value rule_or_null(const std::optional<core::CaseDueDate>& due)
{
    return due ? json::value(due->rule_id) : json::value(nullptr);
}

json::object chain_json(const core::ChainView& view)
{
    json::array meetings;
    for (const core::ChainEntry& entry : view.entries)
        meetings.push_back(entry_json(entry));
    return {{"id", view.chain.id.text()},
            {"case", view.chain.case_id.text()},
            {"created_by", view.chain.created_by.text()},
            {"created_at", core::iso_utc(view.chain.created_at)},
            {"meetings", std::move(meetings)}};
}

Response with_chain(App& app, const core::Actor& actor, const core::MeetingId& id, Response refused)
{
    using Found = std::optional<core::ChainView>;
    const auto chain = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
        return core::chain_with(work, meeting_tools(app), actor.authority, id);
    });
    if (!chain || !*chain) return refused;
    json::object body = json::parse(refused.body).as_object();
    body["chain"] = chain_json(**chain);
    refused.body = json::serialize(body) + "\n";
    return refused;
}

}  // namespace quorate::server
