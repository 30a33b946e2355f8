#include "server/pages/operation/audit_words.hpp"

#include "core/access/role.hpp"
#include "core/audit/entry_words.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

std::string when_logged(core::Instant at)
{
    return core::short_date(core::london_date(at)) + " " + core::london_clock_time(at);
}

std::string who_logged(const std::map<std::string, core::PersonName>& names,
                       const std::string& actor)
{
    if (actor == "system") return "The service";
    if (const auto known = names.find(actor); known != names.end()) return known->second.reveal();
    if (actor.starts_with("link:")) return "By a mailed link";
    return actor.empty() ? "Nobody signed in" : "Someone without an account here";
}

std::string role_logged(const std::string& code)
{
    const auto role = core::find_role(code);
    return role && *role != core::Role::anonymous ? std::string{core::role_label(*role)}
                                                  : std::string{};
}

Cell what_logged(const core::AuditRecord& record, Codes codes)
{
    Cell cell{.text = core::entry_words(record.action), .sub = core::detail_words(record)};
    if (codes == Codes::left_out) return cell;
    cell.sub += (cell.sub.empty() ? "" : " · ") + record.action;
    if (!record.detail.empty()) cell.sub += " " + record.detail;
    return cell;
}

std::string outcome_logged(const core::AuditRecord& record, Codes codes)
{
    if (record.result == "ok") return "Done";
    return codes == Codes::shown ? "Refused " + record.result : "Refused";
}

}  // namespace quorate::server
