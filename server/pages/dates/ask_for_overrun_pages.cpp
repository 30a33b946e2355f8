#include <algorithm>

#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/overruns.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/dates/overrun_pages.hpp"
#include "server/pages/dates/overrun_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

// An example of a day until which more time can be asked for.
core::Date a_later_day(const core::ExplainedDueDate& date)
{
    return core::agreed_until(date.due, date.overruns) + std::chrono::days{7};
}

// What stands in the place of the form while a request waits, and what was typed meanwhile.
Response waits_already(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const core::ExplainedDueDate& date,
                       const std::string& reference,
                       const std::vector<View>& fields,
                       const FormTrouble& trouble)
{
    const core::OverrunRequest& waiting = *core::awaiting_for(date.due, date.overruns);
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] =
        page_head({.heading = "Ask for more time: " + std::string{date.explanation.rule.label},
                   .eyebrow = reference});
    page["waits"] = "More time until " + core::long_date(waiting.expected_on) +
                    " is asked for already. " + overrun_state_text(waiting, date.due) +
                    ". You can ask again once it is answered or taken back.";
    page["waiting_url"] = overrun_url(date.due.case_id, waiting.id);
    page["typed"] = !fields.empty();
    page["fields"] = view_list(fields, std::identity{});
    page["save_url"] = ask_for_overrun_url(date.due.case_id, date.due.id);
    page["save"] = button({.label = "Ask"});
    return html_page(app,
                     request,
                     actor,
                     "families/overrun_waits",
                     {.title = "Ask for more time",
                      .section = Section::families,
                      .back = {.label = "Every date, and why", .url = dates_url(date.due.case_id)},
                      .status = trouble.status},
                     std::move(page));
}

std::vector<View> ask_fields(const core::ExplainedDueDate& date,
                             const Fields& typed,
                             const std::vector<core::FieldError>& errors)
{
    return {textarea({.name = "rationale",
                      .label = "Why is more time needed?",
                      .value = typed.get("rationale"),
                      .hint = "At least 15 characters",
                      .error = error_for(errors, "rationale"),
                      .rows = 4}),
            date_input({.name = "expected_on",
                        .label = "By which day will it be done?",
                        .value = typed.get("expected_on"),
                        .hint = "For example, " + core::typed_date(a_later_day(date)),
                        .error = error_for(errors, "expected_on"),
                        .autocomplete = "off"})};
}

Response ask_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const Fields& typed = {},
                  const FormTrouble& trouble = {{}, 200})
{
    const auto dates = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_dates(work, case_tools(app), actor, case_of(request));
    });
    if (!dates) return refusal_page(app, request, actor, dates.error());
    const auto date = std::ranges::find_if(
        dates->dates, [&](const auto& each) { return each.due.id.text() == request.value(1); });
    if (date == dates->dates.end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const core::StatutoryRule& rule = date->explanation.rule;
    if (core::awaiting_for(date->due, date->overruns) != nullptr)
        return waits_already(app,
                             request,
                             actor,
                             *date,
                             dates->summary.family.reference,
                             request.method == Method::get
                                 ? std::vector<View>{}
                                 : ask_fields(*date, typed, trouble.errors),
                             trouble);
    return family_form(
        app,
        request,
        actor,
        {.title = "Ask for more time",
         .heading = "Ask for more time: " + std::string{rule.label},
         .eyebrow = dates->summary.family.reference,
         .hint = due_sentence(*date) + " The request goes to " +
                 std::string{approver_text(approval_of(rule))} +
                 ". The last day stays where it is: what is done after it still counts as late.",
         .fields = ask_fields(*date, typed, trouble.errors),
         .save_label = "Ask",
         .save_url = ask_for_overrun_url(date->due.case_id, date->due.id),
         .back = {.label = "Every date, and why", .url = dates_url(date->due.case_id)},
         .errors = trouble.errors,
         .status = trouble.status});
}

}  // namespace

Response get_ask_for_overrun(App& app, const Request& request, const core::Actor& actor)
{
    return ask_form(app, request, actor);
}

Response post_ask_for_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    std::vector<core::FieldError> unread;
    const core::AskForOverrun command{.case_id = case_of(request),
                                      .due_date = core::DueDateId{request.value(1)},
                                      .rationale = core::FreeText{form.get("rationale")},
                                      .expected_on = typed_date_of(form, "expected_on", unread)};
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::ask_for_overrun(work, case_tools(app), actor, command));
    });
    if (asked) return done(dates_url(command.case_id), "overrun-asked");
    core::Error refused = asked.error();
    if (refused.refusal == core::Refusal::already_exists)
        refused.fields.push_back(
            {"", "Somebody has asked for more time already. What you typed is still below"});
    if (const auto trouble = form_trouble(refused))
        return ask_form(app, request, actor, form, *trouble);
    return refusal_page(app, request, actor, refused);
}

}  // namespace quorate::server
