#include "server/pages/dates/family_dates_page.hpp"

#include <algorithm>

#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/settle_due_date.hpp"
#include "server/pages/dates/date_working.hpp"
#include "server/pages/dates/dates_drawing.hpp"
#include "server/pages/dates/dates_picture.hpp"
#include "server/pages/dates/dates_table.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/dates/overrun_words.hpp"
#include "server/pages/dates/replaced_dates_view.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

void set_links(View& view,
               const core::ExplainedDueDate& date,
               const core::CaseRights& rights,
               const DatesWords& words)
{
    const core::CaseDueDate& due = date.due;
    const bool is_free = due.status == core::DueStatus::open && !due.meeting;
    const bool by_a_person = !due.settled_reason.empty();
    view["book_url"] =
        rights.may_book && is_free && due.meeting_type ? choose_time_url(due) : std::string{};
    view["meeting_url"] = due.meeting ? meeting_url(*due.meeting) : std::string{};
    view["settle_url"] = rights.may_edit && (is_free || by_a_person)
                             ? due_date_url(due.case_id, due.id)
                             : std::string{};
    view["settle_words"] = text(by_a_person ? words.settle_again : words.settle);
}

// How much of the working is shown at once.
enum class Shown { closed, open, with_every_day };

View date_view(const core::ExplainedDueDate& date,
               const std::vector<core::Child>& children,
               const core::CaseRights& rights,
               Shown shown,
               core::Language language)
{
    const core::CaseDueDate& due = date.due;
    const core::StatutoryRule& rule = date.explanation.rule;
    const std::string tone = due_tone(date);
    const DatesWords& words = dates_words(language);

    View view;
    view["anchor"] = "due-" + due.id.text();
    view["dot"] = tone;
    view["dot_svg"] = icon(tone);
    view["due_label"] = text(label(rule, language));
    view["due_chip"] = due_chip(date, language);
    view["local_chip"] =
        rule.level == core::RuleLevel::local ? chip(Chip::none, words.local_standard) : View{false};
    view["sentence"] = due_sentence(date, language);
    view["adjourned_words"] = adjourned_sentence(date.adjourned, language);
    view["children_words"] = answers_sentence(due, children, language);
    view["settled_words"] = language == core::Language::welsh ? due.settled_reason : std::string{};
    view["rule_sentence"] = counted_so(rule, language) + ", " + short_start(due, language) + ".";
    view["is_open"] = shown != Shown::closed;
    view["all_open"] = shown == Shown::with_every_day;
    view["event_url"] = family_url(due.case_id) + "#events";
    set_links(view, date, rights, words);
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
                     const std::vector<core::Child>& children,
                     const Fields& typed,
                     const FormTrouble& trouble = {{}, 200})
{
    const core::CaseDueDate& due = date.due;
    const std::string whom = answers_sentence(due, children);
    std::vector<Option> answers{{"met", "It was done"}, {"not_needed", "It is not needed"}};
    if (!due.settled_reason.empty()) answers.push_back({"open", "Neither: the clock still runs"});
    return family_form(app,
                       request,
                       actor,
                       {.heading = std::string{date.explanation.rule.label},
                        .hint = due_sentence(date) + (whom.empty() ? "" : " " + whom) +
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
                                               .autocomplete = "off"},
                                              DateExample::past),
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

// What the page shows, and what its days are counted by.
struct Found {
    core::CaseDates dates;
    core::Calendars calendars;
};

std::string_view closed_words(core::Language language)
{
    return language == core::Language::welsh
               ? "Mae'r achos wedi'i gau: nid yw ei ddyddiadau'n cael eu dilyn mwyach."
               : "The case is closed: its dates are no longer followed.";
}

// The page itself, with the language and how much is open as they are, or changed.
std::string dates_page_url(const core::CaseId& id, core::Language language, bool all_open)
{
    return with_query(dates_url(id),
                      {{"lang", language == core::Language::welsh ? "cy" : ""},
                       {"working", all_open ? "all" : ""}});
}

void set_page_links(View& page, const core::CaseId& id, core::Language language, bool all_open)
{
    page["english_url"] = dates_page_url(id, core::Language::english, all_open);
    page["welsh_url"] = dates_page_url(id, core::Language::welsh, all_open);
    page["all_open_url"] = all_open ? std::string{} : dates_page_url(id, language, true);
    page["closed_url"] = all_open ? dates_page_url(id, language, false) : std::string{};
    page["events_url"] = family_url(id) + "#events";
}

}  // namespace

Response get_last_day(App& app, const Request& request, const core::Actor& actor)
{
    using Found = core::Result<core::CaseId>;
    const auto family = app.read(actor, [&](core::UnitOfWork& work) -> Found {
        const auto due = work.due_dates.find(actor.authority, core::DueDateId{request.value(0)});
        if (!due) return core::Refusal::not_found;
        const auto opened =
            core::open_case(work, actor, core::Action::case_view_summary, due->case_id, app.now());
        if (!opened) return opened.error();
        return due->case_id;
    });
    if (!family) return refusal_page(app, request, actor, family.error());
    return see_other("/families/" + family->text() + "/dates");
}

Response get_family_dates(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
        const core::CaseId id{request.value(0)};
        auto shown = core::view_case_dates(work, case_tools(app), actor, id);
        if (!shown) return shown.error();
        return Found{*std::move(shown),
                     core::calendars_of(work, actor.authority, app.bank_holidays)};
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    const auto& [dates, calendars] = *found;
    const core::FamilyCase& family = dates.summary.family;
    const core::Date today = core::london_date(app.now());
    const bool all_open = request.query.get("working") == "all";
    const auto language =
        core::language_from(request.query.get("lang")).value_or(core::Language::english);
    // The working is open at once for the one date that matters most: the first without a meeting.
    const auto pressing =
        std::ranges::find_if(dates.dates, [](const auto& each) { return wants_a_date(each.due); });

    View page;
    set_page_words(page, language);
    set_page_links(page, family.id, language, all_open);
    page["who"] = who_text(dates, today);
    page["reference"] = family.reference;
    page["printed_at"] = core::london_long_time(app.now(), language);
    page["has_dates"] = !dates.dates.empty();
    page["case_closed"] = std::string{family.is_open ? std::string_view{} : closed_words(language)};
    const core::NamedDays& closures = calendars.local.local_closures();
    const DatesPicture picture{.dates = dates.dates,
                               .today = today,
                               .holidays = calendars.national.bank_holidays(),
                               .closures = closures,
                               .language = language,
                               .children = dates.children};
    page["timeline_svg"] = dates_drawing(picture);
    page["table"] = dates_table(picture);
    page["has_closures"] = !days_off(closures, span_of(picture)).empty();
    page["all_open"] = all_open;
    page["dates"] = view_list(dates.dates, [&](const core::ExplainedDueDate& each) {
        const bool is_first = pressing != dates.dates.end() && &*pressing == &each;
        const Shown shown = all_open   ? Shown::with_every_day
                            : is_first ? Shown::open
                                       : Shown::closed;
        View view = date_view(each, dates.children, dates.rights, shown, language);
        set_working(view, each, closures, language);
        add_overruns(view, each, dates.rights, today, language);
        return view;
    });
    page["replaced"] = replaced_dates_view(dates.replaced, dates.children);
    page["rules_text"] = std::string{label(family.jurisdiction)} +
                         ". Each date keeps the rule that was in force when its clock started, and "
                         "your council's own standards are marked as local.";
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
    return settle_form(app, request, actor, *date, dates->children, {});
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
    return settle_form(app, request, actor, *date, dates->children, form, *trouble);
}

}  // namespace quorate::server
