#include "server/api/move_preview_json.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/chain_json.hpp"
#include "server/api/slots_json.hpp"

namespace quorate::server {

std::string sentences_of(const std::optional<core::SlotSearch>& search, const core::Error& refused)
{
    std::string words;
    if (search) return words;
    for (const core::FieldError& each : refused.fields)
        words += (words.empty() ? "" : ". ") + each.message;
    return words;
}

namespace {

json::object effect_json(const core::ChainEffect& effect)
{
    const core::Meeting& meeting = effect.entry.meeting;
    return {{"link", code(effect.entry.link)},
            {"meeting", meeting.id.text()},
            {"starts_at", core::rfc3339(meeting.starts_at)},
            {"version", meeting.version},
            {"limit_date", day_or_null(effect.due, &core::CaseDueDate::limit_date)},
            {"schedule_by", day_or_null(effect.due, &core::CaseDueDate::schedule_by)},
            {"fits", effect.fits},
            {"sentence", effect.sentence},
            {"slots", effect.search ? slots_json(*effect.search) : json::array{}},
            {"refused", effect.fits ? "" : sentences_of(effect.search, effect.refused)}};
}

}  // namespace

json::object move_preview_json(const core::MovePreview& preview)
{
    json::array limits;
    for (const core::MovedLimit& limit : preview.limits)
        limits.push_back(json::object{{"rule", limit.rule_id},
                                      {"label", limit.label},
                                      {"before", core::iso(limit.before)},
                                      {"after", core::iso(limit.after)}});
    json::array others;
    for (const core::ChainEffect& effect : preview.others)
        others.push_back(effect_json(effect));
    return {{"meeting", preview.meeting.id.text()},
            {"link", preview.link ? json::value(code(*preview.link)) : json::value(nullptr)},
            {"date", core::iso(preview.to)},
            {"limit_date", day_or_null(preview.due, &core::CaseDueDate::limit_date)},
            {"is_expected", preview.is_expected},
            {"is_kept", preview.is_kept},
            {"sentence", preview.sentence},
            {"order", preview.order},
            {"limits", std::move(limits)},
            {"others", std::move(others)}};
}

}  // namespace quorate::server
