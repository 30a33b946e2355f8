#include "server/pages/dates/holiday_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/due_dates/put_holidays_in_force.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/text.hpp"
#include "server/app/holidays_file.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/dates/dates_settings_views.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

using core::HolidayListId;
using core::HolidayLists;

constexpr std::string_view path = "/admin/holidays";

struct Typed {
    std::string day = {};
    std::string name = {};
    std::string instead_of = {};
    std::string source = {};
    std::string list_source = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

Table changes_table(const std::vector<core::HolidayChange>& changes)
{
    Table table{.caption = "What would change", .columns = {"Day", "Now", "Then"}};
    const auto named = [](const std::string& name) {
        return name.empty() ? std::string{"Not a bank holiday"} : name;
    };
    for (const core::HolidayChange& change : changes)
        table.rows.push_back({.cells = {{.text = core::long_date(change.day)},
                                        {.text = named(change.before)},
                                        {.text = named(change.after)}}});
    return table;
}

Table days_table(const core::BankHolidays& holidays, core::Date today)
{
    Table table{.caption = "Bank holidays from today on, counted by at this moment",
                .columns = {"Day", "Bank holiday"},
                .rows = {},
                .caption_shown = true};
    for (auto each = holidays.days.lower_bound(today); each != holidays.days.end(); ++each)
        table.rows.push_back(
            {.cells = {{.text = core::long_date(each->first)}, {.text = each->second}}});
    return table;
}

View horizon_notice(const core::BankHolidays& holidays, core::Date today)
{
    const std::string until = core::long_date(holidays.known_until);
    if (reaches_far_enough(holidays, today))
        return alert(Alert::information,
                     {.strong = "Known until " + until + ".",
                      .text = "Dates that rest on later days are shown as provisional."});
    return alert(Alert::warning,
                 {.strong = "Known only until " + until + ".",
                  .text = "That is less than 18 months ahead. Put a newer list forward; until then "
                          "dates that rest on later days are provisional."});
}

std::string name_of(core::UnitOfWork& work, const core::Actor& actor, const core::UserId& user)
{
    if (user.empty()) return "the operator of this installation";
    if (user == actor.user) return "you";
    const auto name = work.users.find(user);
    return name ? name->name.reveal() : std::string{"a former administrator"};
}

// The lists, and who put one forward, as they stand at one moment.
struct Shown {
    HolidayLists lists;
    std::string proposer = {};
    std::string confirmer = {};
};

core::Result<Shown> shown_lists(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        auto lists = core::view_holidays(work, app.clock, actor, app.bank_holidays);
        if (!lists) return lists.error();
        Shown shown{.lists = *std::move(lists)};
        if (shown.lists.proposed)
            shown.proposer = name_of(work, actor, shown.lists.proposed->proposed_by);
        if (shown.lists.confirmed)
            shown.confirmer = name_of(work, actor, shown.lists.confirmed->decided_by);
        return shown;
    });
}

// How far the list in force reached, in numbers: who looks after calendars sees no family.
std::string in_force_text(const Shown& shown)
{
    const auto& list = shown.lists.confirmed;
    if (!list || !list->decided_at) return {};
    const core::MoveExtent& moved = shown.lists.moved;
    const std::string text = "This list was confirmed by " + shown.confirmer + " on " +
                             core::long_date(core::london_date(*list->decided_at));
    if (moved.dates == 0) return text + " and moved no date.";
    return text + " and moved " + counted(moved.dates, "date", "dates") + " in " +
           counted(moved.families, "family", "families") + "; " + told_text(moved.people) + ".";
}

View waiting_view(const Shown& shown)
{
    const HolidayLists& lists = shown.lists;
    if (!lists.proposed) return View{false};
    const core::HolidayList& list = *lists.proposed;
    const std::string own = std::string{path} + '/' + list.id.text();
    View view;
    view["said"] = "Put forward by " + shown.proposer + " on " +
                   core::long_date(core::london_date(list.proposed_at)) +
                   ". Source: " + list.source + ". Known until " +
                   core::long_date(list.holidays.known_until) + " then.";
    view["changes"] = lists.changes.empty() ? View{false} : table(changes_table(lists.changes));
    view["alone"] = lists.may_confirm
                        ? View{false}
                        : alert(Alert::information,
                                {.strong = "Somebody else has to confirm it.",
                                 .text = "Ask another administrator to open this page."});
    view["may_confirm"] = lists.may_confirm;
    view["confirm_url"] = own + "/confirm";
    view["confirm"] = button({.label = "Confirm and work every date out again"});
    view["reject_url"] = own + "/turn-down";
    view["reject"] = button({.label = "Turn it down", .look = ButtonLook::secondary});
    return view;
}

View propose_view(const HolidayLists& lists, const Typed& typed)
{
    if (lists.proposed) return View{false};
    const auto wrong = [&](std::string_view field) { return error_for(typed.errors, field); };
    View view;
    view["one_off_url"] = std::string{path} + "/one-off";
    view["one_off_fields"] =
        std::vector<View>{date_input({.name = "day",
                                      .label = "Day that becomes a bank holiday",
                                      .value = typed.day,
                                      .error = wrong("day")}),
                          text_input({.name = "name",
                                      .label = "What it is called",
                                      .value = typed.name,
                                      .error = wrong("name"),
                                      .autocomplete = "off"}),
                          date_input({.name = "instead_of",
                                      .label = "Instead of (leave empty for an extra day)",
                                      .value = typed.instead_of,
                                      .error = wrong("instead_of")}),
                          text_input({.name = "source",
                                      .label = "Where it was announced",
                                      .value = typed.source,
                                      .hint = "For example the proclamation and its date",
                                      .error = wrong("source"),
                                      .autocomplete = "off"})};
    view["one_off"] = button({.label = "Put this day forward"});
    view["list_url"] = std::string{path} + "/list";
    view["list_fields"] = std::vector<View>{
        file_input({.name = "list",
                    .label = "List of bank holidays",
                    .hint = "The JSON file of GOV.UK (gov.uk/bank-holidays.json), or CSV with "
                            "known_from, known_until and then date,title,note",
                    .error = wrong("list"),
                    .accept = ".json,.csv"}),
        text_input({.name = "list_source",
                    .label = "Where the list comes from",
                    .value = typed.list_source,
                    .error = wrong("list_source"),
                    .autocomplete = "off"})};
    view["list"] = button({.label = "Put this list forward", .look = ButtonLook::secondary});
    return view;
}

Response holidays_page(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const Typed& typed)
{
    const auto shown = shown_lists(app, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const HolidayLists& lists = shown->lists;
    const core::Date today = core::london_date(app.now());
    View page;
    if (!typed.errors.empty()) page["error_summary"] = error_summary(typed.errors);
    page["head"] = page_head({.heading = "Bank holidays",
                              .sub = "Every limit in working days is counted around these",
                              .buttons = {{"Dates and closures", "/admin/dates"}}});
    page["horizon"] = horizon_notice(lists.in_force, today);
    page["in_force"] = in_force_text(*shown);
    page["waiting"] = waiting_view(*shown);
    page["propose"] = propose_view(lists, typed);
    page["days"] = table(days_table(lists.in_force, today));
    return html_page(app,
                     request,
                     actor,
                     "settings/holidays",
                     {.title = "Bank holidays",
                      .section = Section::directory,
                      .back = {"Directory", "/directory"},
                      .status = typed.status},
                     std::move(page));
}

// What core calls a field, and what this form calls it.
struct Renamed {
    std::string_view from;
    std::string_view to;
};

// `make` gives the list to put forward. It reads the one in force in the transaction that proposes,
// so that no change of that one is lost between.
template <class Make>
Response proposed(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  Typed typed,
                  Renamed renamed,
                  Make make)
{
    const auto id = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<HolidayListId> {
        const core::Result<core::ProposeHolidays> command =
            make(core::bank_holidays_of(work, actor.authority, app.bank_holidays));
        if (!command) return command.error();
        return core::propose_holidays(
            work, app.clock, app.random, actor, app.bank_holidays, *command);
    });
    if (id) return done(std::string{path}, "holidays-proposed");
    if (!belongs_in_form(id.error())) return refusal_page(app, request, actor, id.error());
    for (core::FieldError error : form_errors(id.error())) {
        if (error.field == renamed.from) error.field = renamed.to;
        typed.errors.push_back(std::move(error));
    }
    typed.status = refusal_status(id.error().refusal);
    return holidays_page(app, request, actor, typed);
}

// The list with the day that was typed.
core::Result<core::ProposeHolidays> with_one_off(const Typed& typed, core::BankHolidays list)
{
    const auto day = core::parse_typed_date(typed.day);
    const auto instead_of = core::parse_typed_date(typed.instead_of);
    core::Error error{core::Refusal::invalid_input};
    if (core::trimmed(typed.day).empty())
        error.fields.push_back({"day", "Enter the day, like 14 June 2027"});
    else if (!day)
        error.fields.push_back({"day", core::typed_date_fault(typed.day)});
    if (day && (*day < list.known_from || list.known_until < *day))
        error.fields.push_back({"day",
                                "Enter a day until " + core::long_date(list.known_until) +
                                    ", where the list in use ends"});
    if (typed.name.empty()) error.fields.push_back({"name", "Enter what the day is called"});
    const bool is_extra = core::trimmed(typed.instead_of).empty();
    if (!is_extra && !instead_of)
        error.fields.push_back({"instead_of", core::typed_date_fault(typed.instead_of)});
    else if (!is_extra && !list.days.contains(*instead_of))
        error.fields.push_back(
            {"instead_of", "Enter the day of a bank holiday of the list below, or nothing"});
    if (!error.fields.empty()) return error;
    if (instead_of) list.days.erase(*instead_of);
    list.days[*day] = typed.name;
    return core::ProposeHolidays{.holidays = std::move(list), .source = typed.source};
}

// The list in the file that was chosen.
core::Result<core::ProposeHolidays> from_file(const std::string& text,
                                              const Typed& typed,
                                              const core::BankHolidays& in_force)
{
    core::Error error{core::Refusal::invalid_input};
    const auto list = read_holidays(text, in_force);
    if (!list) error.fields.push_back({"list", list.error().fields[0].message});
    if (typed.list_source.empty())
        error.fields.push_back({"list_source", "Enter where the list comes from"});
    if (!error.fields.empty()) return error;
    return core::ProposeHolidays{.holidays = *list, .source = typed.list_source};
}

}  // namespace

Response get_holidays(App& app, const Request& request, const core::Actor& actor)
{
    return holidays_page(app, request, actor, {});
}

Response post_one_off_holiday(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const Typed typed{.day = form.get("day"),
                      .name = core::trimmed(form.get("name")),
                      .instead_of = form.get("instead_of"),
                      .source = form.get("source")};
    return proposed(
        app, request, actor, typed, {"list", "day"}, [&](const core::BankHolidays& in_force) {
            return with_one_off(typed, in_force);
        });
}

Response post_holiday_list(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const Typed typed{.list_source = form.get("list_source")};
    return proposed(app,
                    request,
                    actor,
                    typed,
                    {"source", "list_source"},
                    [&](const core::BankHolidays& in_force) {
                        return from_file(form.get("list"), typed, in_force);
                    });
}

Response post_confirm_holidays(App& app, const Request& request, const core::Actor& actor)
{
    const auto moved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::put_holidays_in_force(
            work, case_tools(app), actor, HolidayListId{request.value(0)});
    });
    if (!moved) return refusal_page(app, request, actor, moved.error());
    return done(std::string{path}, moved->dates == 0 ? "holidays-confirmed" : "holidays-moved");
}

Response post_reject_holidays(App& app, const Request& request, const core::Actor& actor)
{
    const auto rejected = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::reject_holidays(work, app.clock, actor, HolidayListId{request.value(0)});
    });
    if (!rejected) return refusal_page(app, request, actor, rejected.error());
    return done(std::string{path}, "holidays-turned-down");
}

}  // namespace quorate::server
