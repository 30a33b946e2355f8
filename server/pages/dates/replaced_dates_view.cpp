#include "server/pages/dates/replaced_dates_view.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/families/child_words.hpp"

namespace quorate::server {
namespace {

std::string last_day(const core::CaseDueDate& date)
{
    std::string text = last_day_text(date);
    if (date.schedule_by != date.limit_date)
        text += ", book by " + core::long_date(date.schedule_by);
    return text;
}

std::string now_words(const core::ReplacedDate& replaced)
{
    if (replaced.no_longer_runs) return "This date no longer runs.";
    if (!replaced.by) return "This date no longer runs, or its day stayed the same.";
    const bool moved_again = replaced.by->status == core::DueStatus::superseded;
    return "Replaced by " + last_day(*replaced.by) +
           (moved_again ? ", which has been replaced since." : ".");
}

std::string why_words(const core::ReplacedDate& replaced)
{
    std::string text;
    if (replaced.cause) text = std::string{core::label(*replaced.cause)};
    if (replaced.at) text += (text.empty() ? "On " : " on ") + core::london_long_time(*replaced.at);
    if (!replaced.changed_by.empty()) text += ", by " + replaced.changed_by.reveal();
    if (!text.empty()) text += ".";
    if (!replaced.reason.empty()) text += (text.empty() ? "“" : " “") + replaced.reason + "”";
    return text.empty() ? "The rules or calendars it was counted by changed." : text;
}

std::string told_words(const core::ReplacedDate& replaced)
{
    if (replaced.told.empty()) return "Nobody else had to be told.";
    std::string text;
    for (const core::ToldPerson& each : replaced.told) {
        text += (text.empty() ? "Told: " : "; ") + each.name.reveal();
        if (each.seen_at) text += " (seen on " + core::london_long_time(*each.seen_at) + ")";
    }
    return text + ".";
}

std::string counted_from(const core::CaseDueDate& date)
{
    return date.limit_at && date.counted_at ? core::london_long_time(*date.counted_at)
                                            : core::long_date(date.counted_from);
}

View row_view(const core::ReplacedDate& replaced, const std::vector<core::Child>& children)
{
    View row;
    row["anchor"] = "due-" + replaced.date.id.text();
    const std::string names = whose(replaced.date, children);
    row["what"] =
        std::string{rule_of(replaced.date).label} + (names.empty() ? "" : ", for " + names);
    row["was"] = "The last day was " + last_day(replaced.date) + ", counted from " +
                 counted_from(replaced.date) + ".";
    row["now"] = now_words(replaced);
    row["why"] = why_words(replaced);
    row["told"] = told_words(replaced);
    return row;
}

}  // namespace

View replaced_dates_view(const std::vector<core::ReplacedDate>& replaced,
                         const std::vector<core::Child>& children)
{
    if (replaced.empty()) return View{false};
    View view;
    view["rows"] = view_list(
        replaced, [&](const core::ReplacedDate& each) { return row_view(each, children); });
    return view;
}

}  // namespace quorate::server
