#include "server/pages/family_dates_page.hpp"

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/cases/change_holidays.hpp"
#include "core/cases/settle_due_date.hpp"
#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/counting_calendar.hpp"
#include "server/pages/dates_drawing.hpp"
#include "server/pages/due_date_words.hpp"
#include "server/pages/family_layout.hpp"
#include "server/pages/family_urls.hpp"
#include "server/pages/meeting_urls.hpp"

namespace quorate::server {
namespace {

std::string capitalised(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string rule_words(const core::StatutoryRule& rule)
{
    const char* day_0 = rule.count_trigger_day ? ". That day is day 1." : ". That day is day 0.";
    return std::string{rule.label} + ": within " + offset_text(rule) + " " +
           std::string{code(rule.direction)} + " " + trigger_text(rule) + day_0;
}

std::string book_by(const core::ExplainedDate& date)
{
    if (date.not_bookable.empty()) return {};
    std::string text = core::long_date(date.due.schedule_by) + ", because ";
    bool first = true;
    for (const core::SkippedDay& day : date.not_bookable) {
        if (!first) text += " and ";
        text += core::short_date(day.day) + " is a " +
                (day.why == core::DayOff::bank_holiday ? "bank holiday" : reason_text(day));
        first = false;
    }
    return text + ".";
}

std::string source_words(const core::StatutoryRule& rule)
{
    return std::string{rule.edition} + ", " + std::string{rule.paragraph} + ". " +
           std::string{label(rule.level)} + ". Rule " + std::string{rule.id} + ", in force from " +
           core::long_date(rule.effective_from) +
           (rule.effective_to ? " to " + core::long_date(*rule.effective_to) : std::string{}) + ".";
}

// The working is open at once for the one date that matters most: the first without a meeting.
bool is_pressing(const core::ExplainedDueDate& date)
{
    return date.due.status == core::DueStatus::open && date.due.meeting_type && !date.due.meeting;
}

void set_links(View& view, const core::ExplainedDueDate& date, const core::CaseRights& rights)
{
    const core::CaseDueDate& due = date.due;
    const bool is_free = due.status == core::DueStatus::open && !due.meeting;
    const bool by_a_person = !due.settled_reason.empty();
    view["book_url"] = rights.may_book && is_free && due.meeting_type
                           ? new_meeting_url(due.case_id, code(*due.meeting_type))
                           : std::string{};
    view["meeting_url"] = due.meeting ? meeting_url(*due.meeting) : std::string{};
    view["settle_url"] = rights.may_edit && (is_free || by_a_person)
                             ? due_date_url(due.case_id, due.id)
                             : std::string{};
    view["settle_words"] =
        text(by_a_person ? "Change what was said of this date" : "It was done, or is not needed");
}

// How much of the working is shown at once.
enum class Shown { closed, open, with_every_day };

View date_view(const core::ExplainedDueDate& date, const core::CaseRights& rights, Shown shown)
{
    const core::CaseDueDate& due = date.due;
    const core::ExplainedDate& explanation = date.explanation;
    std::optional<core::Date> met = due.met_on;
    if (!met && due.booked_for) met = core::london_date(*due.booked_for);
    const std::string tone = due_tone(date);

    View view;
    view["anchor"] = "due-" + due.id.text();
    view["dot"] = tone;
    view["dot_svg"] = icon(tone);
    view["due_label"] = std::string{explanation.rule.label};
    view["due_chip"] = due_chip(date);
    view["sentence"] = due_sentence(date);
    view["rule_sentence"] = capitalised(offset_text(explanation.rule)) + " " +
                            std::string{code(explanation.rule.direction)} + " " +
                            trigger_text(explanation.rule) + ", " +
                            core::short_date(due.counted_from) + ".";
    view["is_open"] = shown != Shown::closed;
    view["all_open"] = shown == Shown::with_every_day;
    view["has_days"] = !explanation.counted.empty();
    view["every_day"] = every_day(explanation);
    view["counted_otherwise"] = other_counting_text(explanation);
    view["counting"] = counting_calendar(explanation, met);
    view["clock_starts"] = capitalised(trigger_text(explanation.rule)) + ", " +
                           core::long_date(due.counted_from) + ".";
    view["event_url"] = family_url(due.case_id) + "#events";
    view["rule_words"] = rule_words(explanation.rule);
    view["left_out"] = left_out_text(explanation);
    view["last_day"] = core::long_date(explanation.due.limit_date) + ".";
    view["book_by"] = book_by(explanation);
    view["source_words"] = source_words(explanation.rule);
    set_links(view, date, rights);
    return view;
}

std::string who_text(const core::CaseDates& dates, core::Date today)
{
    std::string text = dates.summary.family.family_name.reveal() + " family, " +
                       dates.summary.family.reference + ". ";
    bool first = true;
    for (const core::Child& child : dates.children) {
        if (!first) text += "; ";
        text += called(child).reveal() + ", " + age_text(child, today);
        first = false;
    }
    return text;
}

const core::ExplainedDueDate* find_date(const core::CaseDates& dates, const std::string& id)
{
    const auto found = std::ranges::find_if(
        dates.dates, [&](const auto& each) { return each.due.id.text() == id; });
    return found == dates.dates.end() ? nullptr : &*found;
}

core::Result<core::CaseDates> dates_of(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_dates(work, case_tools(app), actor, core::CaseId{request.value(0)});
    });
}

Response settle_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const core::ExplainedDueDate& date,
                     const Fields& typed,
                     const FormTrouble& trouble = {{}, 200})
{
    const core::CaseDueDate& due = date.due;
    std::vector<Option> answers{{"met", "It was done"}, {"not_needed", "It is not needed"}};
    if (!due.settled_reason.empty()) answers.push_back({"open", "Neither: the clock still runs"});
    return family_form(app,
                       request,
                       actor,
                       {.heading = std::string{date.explanation.rule.label},
                        .hint = due_sentence(date) +
                                " Say so here only when no meeting and no event answers this date.",
                        .fields = {radios({.name = "as",
                                           .legend = "What is to be said of this date?",
                                           .options = std::move(answers),
                                           .chosen = typed.get("as"),
                                           .error = error_for(trouble.errors, "as")}),
                                   date_input({.name = "met_on",
                                               .label = "When was it done?",
                                               .value = typed.get("met_on"),
                                               .error = error_for(trouble.errors, "met_on"),
                                               .autocomplete = "off"}),
                                   textarea({.name = "reason",
                                             .label = "Why?",
                                             .value = typed.get("reason"),
                                             .error = error_for(trouble.errors, "reason"),
                                             .rows = 3})},
                        .save_url = due_date_url(due.case_id, due.id),
                        .back = {.label = "Every date, and why", .url = dates_url(due.case_id)},
                        .errors = trouble.errors,
                        .status = trouble.status});
}

}  // namespace

Response get_family_dates(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = dates_of(app, request, actor);
    if (!found) return refusal_page(app, request, actor, found.error());
    const core::CaseDates& dates = *found;
    const core::FamilyCase& family = dates.summary.family;
    const core::Date today = core::london_date(app.now());
    const bool all_open = request.query.get("open") == "all";
    const auto pressing = std::ranges::find_if(dates.dates, is_pressing);

    View page;
    page["head"] =
        page_head({.heading = "Dates the law and guidance set", .eyebrow = who_text(dates, today)});
    page["has_dates"] = !dates.dates.empty();
    const auto holidays = app.read(actor, [&](core::UnitOfWork& work) {
        return core::bank_holidays_of(work, actor.authority, app.bank_holidays);
    });
    page["timeline_svg"] = dates_drawing(dates.dates, today, holidays);
    page["dates"] = view_list(dates.dates, [&](const core::ExplainedDueDate& each) {
        const bool is_first = pressing != dates.dates.end() && &*pressing == &each;
        const Shown shown = all_open   ? Shown::with_every_day
                            : is_first ? Shown::open
                                       : Shown::closed;
        return date_view(each, dates.rights, shown);
    });
    page["rules_text"] = std::string{label(family.jurisdiction)} +
                         ". Each date keeps the rule that was in force when its clock started, and "
                         "your council's own standards are marked as local.";
    page["events_url"] = family_url(family.id) + "#events";
    page["all_open_url"] = dates_url(family.id) + "?open=all";
    return html_page(app,
                     request,
                     actor,
                     "families/dates",
                     {.title = "Dates and why",
                      .section = Section::families,
                      .back = {.label = "The family", .url = family_url(family.id)}},
                     std::move(page));
}

Response get_settle_date(App& app, const Request& request, const core::Actor& actor)
{
    const auto dates = dates_of(app, request, actor);
    if (!dates) return refusal_page(app, request, actor, dates.error());
    const auto* date = find_date(*dates, request.value(1));
    if (date == nullptr) return refusal_page(app, request, actor, {core::Refusal::not_found});
    return settle_form(app, request, actor, *date, {});
}

Response post_settle_date(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    std::vector<core::FieldError> errors;
    const core::SettleDueDate command{.case_id = core::CaseId{request.value(0)},
                                      .due_date = core::DueDateId{request.value(1)},
                                      .as = core::due_status_from(form.get("as")),
                                      .met_on = typed_date_of(form, "met_on", errors),
                                      .reason = form.get("reason")};
    std::optional<core::Error> refused;
    if (!errors.empty()) refused = core::Error{core::Refusal::invalid_input, errors};
    if (!refused) {
        const auto settled = app.transact(actor, [&](core::UnitOfWork& work) {
            return core::settle_due_date(work, case_tools(app), actor, command);
        });
        if (settled) return done(dates_url(core::CaseId{request.value(0)}), "date-settled");
        refused = settled.error();
    }
    const auto trouble = form_trouble(*refused);
    if (!trouble) return refusal_page(app, request, actor, *refused);
    const auto dates = dates_of(app, request, actor);
    if (!dates) return refusal_page(app, request, actor, dates.error());
    const auto* date = find_date(*dates, request.value(1));
    if (date == nullptr) return refusal_page(app, request, actor, {core::Refusal::not_found});
    return settle_form(app, request, actor, *date, form, *trouble);
}

}  // namespace quorate::server
