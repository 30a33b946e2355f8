#include "server/pages/dates/dates_table.hpp"

#include "core/dates/date_text.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/families/child_words.hpp"

namespace quorate::server {
namespace {

View row_view(const core::ExplainedDueDate& date,
              const DatesPicture& picture,
              const DatesSpan& span)
{
    const core::Language language = picture.language;
    const core::StatutoryRule& rule = date.explanation.rule;
    const core::CaseDueDate& due = date.due;
    View row;
    row["row_label"] = text(label(rule, language));
    row["row_children"] = for_whom(due, picture.children, language);
    row["row_local"] =
        text(rule.level == core::RuleLevel::local ? dates_words(language).local_standard : "");
    row["row_url"] = "#due-" + due.id.text();
    row["row_start"] = short_start(due, language);
    // The column says "Last day": only what is none needs words of its own.
    row["row_last"] = rule.bound == core::Bound::limit ? limit_day(due, span, language)
                                                       : limit_words(date, span, language);
    row["row_book_by"] = core::short_date(due.schedule_by, language);
    row["row_stands"] = standing_words(due, span, language);
    row["row_chip"] = due_chip(date, language);
    return row;
}

}  // namespace

View dates_table(const DatesPicture& picture)
{
    const DatesSpan span = span_of(picture);
    const auto holidays = days_off(picture.holidays.days, span);
    const auto closures = days_off(picture.closures, span);

    View view;
    view["rows"] = view_list(picture.dates, [&](const core::ExplainedDueDate& each) {
        return row_view(each, picture, span);
    });
    const auto off = days_off_sentences(holidays, closures, picture.language);
    view["days_off"] = view_list(off, [](const std::string& sentence) {
        View item;
        item["off"] = sentence;
        return item;
    });
    return view;
}

}  // namespace quorate::server
