#include "server/pages/meetings/reminder_pages.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/remind_seats.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

using core::ReminderPolicy;
using core::Reminds;
using core::WorkingDays;

constexpr std::string_view path = "/admin/reminders";
constexpr const char* nobody_field = "confirm_nobody";
constexpr std::array day_fields{"days_1", "days_2", "days_3"};

struct Typed {
    std::array<std::string, core::most_reminders> days = {};
    std::string whom = {};
    bool of_strategy_discussions = false;
    bool nobody = false;  // is to be reminded, as they confirm

    bool has_days() const
    {
        return std::ranges::any_of(days, [](const std::string& day) { return !day.empty(); });
    }
};

Typed typed_of(const ReminderPolicy& policy)
{
    Typed typed{.whom = std::string{code(policy.whom)},
                .of_strategy_discussions = policy.of_strategy_discussions,
                .nobody = policy.before.empty()};
    for (std::size_t i = 0; i < policy.before.size() && i < typed.days.size(); ++i)
        typed.days[i] = number_text(policy.before[i].count);
    return typed;
}

std::string whom_text(Reminds whom)
{
    switch (whom) {
        case Reminds::not_replied:
            return "those who have not replied, or said maybe";
        case Reminds::not_declined:
            return "those who have not replied, or said maybe, and those who come";
        case Reminds::all:
            return "everybody but those who cannot come";
    }
    return {};
}

std::string days_text(const std::vector<WorkingDays>& before)
{
    std::string words;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (i > 0) words += i + 1 == before.size() ? " and " : ", ";
        words += counted(before[i].count, "working day", "working days");
    }
    return words;
}

std::string policy_text(const ReminderPolicy& policy)
{
    if (policy.before.empty()) return "Nobody is reminded of meetings.";
    return core::capitalised(days_text(policy.before)) + " before the day of a meeting, between " +
           "09:00 and 17:00, we remind " + whom_text(policy.whom) + ". Strategy discussions are " +
           (policy.of_strategy_discussions ? "among them." : "left out.");
}

// Two meetings so far ahead that all of their reminders are to come.
Table examples(const ReminderPolicy& policy, const core::WorkingCalendar& local, core::Date today)
{
    Table made{.caption = "For example",
               .columns = {"A meeting on", "Reminders leave on"},
               .rows = {},
               .caption_shown = true};
    if (policy.before.empty()) return made;
    for (const int later : {2, 6}) {
        const core::Date day = local.advance(today, {policy.before.front().count + later});
        std::string leaves;
        for (const WorkingDays before : policy.before)
            leaves += (leaves.empty() ? "" : "; ") + core::long_date(local.retreat(day, before));
        made.rows.push_back({.cells = {{.text = core::long_date(day)}, {.text = leaves}}});
    }
    return made;
}

std::vector<View> fields_of(const Typed& typed,
                            int version,
                            const std::vector<core::FieldError>& errors)
{
    constexpr std::array labels{"First reminder", "Second reminder", "Third reminder"};
    std::vector<View> fields;
    for (std::size_t i = 0; i < day_fields.size(); ++i)
        fields.push_back(
            text_input({.name = day_fields[i],
                        .label = std::string{labels[i]} + ": working days before",
                        .value = typed.days[i],
                        .hint = i == 0 ? "From 1 to 20. Leave empty what is not wanted" : "",
                        .error = error_for(errors, day_fields[i]),
                        .width = 2,
                        .input_mode = "numeric"}));
    std::vector<Option> whoms;
    for (const Reminds whom : {Reminds::not_replied, Reminds::not_declined, Reminds::all})
        whoms.push_back({std::string{code(whom)}, core::capitalised(whom_text(whom))});
    fields.push_back(radios({.name = "whom",
                             .legend = "Who is reminded?",
                             .options = whoms,
                             .chosen = typed.whom,
                             .error = error_for(errors, "whom")}));
    fields.push_back(
        checkboxes({.name = "of_strategy_discussions",
                    .legend = "Strategy discussions",
                    .options = {{"yes", "Remind of strategy discussions too"}},
                    .chosen = typed.of_strategy_discussions ? std::vector<std::string>{"yes"}
                                                            : std::vector<std::string>{}}));
    if (typed.nobody || !error_for(errors, nobody_field).empty())
        fields.push_back(checkboxes(
            {.name = nobody_field,
             .legend = "Nobody is reminded any more?",
             .options = {{"yes", "Yes, send no reminders of meetings"}},
             .chosen = typed.nobody ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
             .error = error_for(errors, nobody_field)}));
    fields.push_back(hidden_input("version", number_text(version)));
    return fields;
}

struct Shown {
    ReminderPolicy policy;
    Table examples = {};
};

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::optional<Typed>& given = {},
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto shown = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        auto policy = core::view_reminder_policy(work, actor);
        if (!policy) return policy.error();
        const auto local = core::calendars_of(work, actor.authority, app.bank_holidays).local;
        Table table = examples(*policy, local, core::london_date(app.now()));
        return Shown{.policy = *std::move(policy), .examples = std::move(table)};
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] = page_head(
        {.heading = "Reminders", .sub = "Who is reminded of meetings by e-mail, and when"});
    page["said"] = policy_text(shown->policy);
    page["examples"] = shown->examples.rows.empty() ? View{false} : table(shown->examples);
    page["save_url"] = std::string{path};
    page["fields"] =
        view_list(fields_of(given.value_or(typed_of(shown->policy)), shown->policy.version, errors),
                  std::identity{});
    page["save"] = button({.label = "Save"});
    return html_page(app,
                     request,
                     actor,
                     "settings/reminders",
                     {.title = "Reminders",
                      .section = Section::directory,
                      .back = {"Directory", "/directory"},
                      .status = status},
                     std::move(page));
}

// "working_days_before.1" at the field that it was typed into; those left empty are not in the
// list.
std::vector<core::FieldError> at_fields(const core::Error& error,
                                        const std::vector<std::string>& filled)
{
    std::vector<core::FieldError> errors = form_errors(error);
    for (core::FieldError& each : errors)
        for (std::size_t i = 0; i < filled.size(); ++i)
            if (each.field == "working_days_before." + std::to_string(i)) each.field = filled[i];
    return errors;
}

}  // namespace

Response get_reminders(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_reminders(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    Typed typed{.whom = form.get("whom"),
                .of_strategy_discussions = form.get("of_strategy_discussions") == "yes",
                .nobody = form.get(nobody_field) == "yes"};
    ReminderPolicy asked{.of_strategy_discussions = typed.of_strategy_discussions, .before = {}};
    std::vector<std::string> filled;
    for (std::size_t i = 0; i < day_fields.size(); ++i) {
        typed.days[i] = core::trimmed(form.get(day_fields[i]));
        if (typed.days[i].empty()) continue;
        filled.emplace_back(day_fields[i]);
        asked.before.push_back({whole_number(typed.days[i]).value_or(0)});
    }
    std::vector<core::FieldError> unread;
    const auto whom = core::reminds_from(typed.whom);
    if (!whom) unread.push_back({"whom", "Choose who is reminded"});
    if (!typed.has_days() && !typed.nobody)
        unread.push_back({nobody_field,
                          "Enter when people are reminded, or tick that nobody is reminded any "
                          "more"});
    asked.whom = whom.value_or(asked.whom);
    asked.version = std::max(version_of(form), 0);
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::set_reminder_policy(work, app.clock, actor, asked));
    });
    if (saved) return done(std::string{path}, "reminders-saved");
    const core::Error& error = saved.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    return show(
        app, request, actor, typed, at_fields(error, filled), refusal_status(error.refusal));
}

}  // namespace quorate::server
