#include "core/rules/own_number.hpp"
#include "core/support/text.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/dates/dates_settings_pages.hpp"
#include "server/pages/dates/dates_settings_views.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

// What stands for "none of these", and for a number that is not among them.
constexpr std::string_view none = "none";
constexpr std::string_view own = "own";

struct TypedRule {
    std::string rule_id = {};
    std::string own_number = {};
    std::string own_unit = {};
    std::string from = {};
    std::string owner = {};
    std::string reason = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

// The standard that the address names.
core::Result<core::LocalStandard> standard_at(core::UnitOfWork& work,
                                              const App& app,
                                              const core::Actor& actor,
                                              const std::string& id)
{
    const auto all = core::view_local_rules(work, app.clock, actor);
    if (!all) return all.error();
    for (const core::LocalStandard& each : *all)
        if (each.id == id) return each;
    return core::Refusal::not_found;
}

std::vector<Option> options_of(const core::LocalStandard& standard)
{
    std::vector<Option> options;
    for (const core::StatutoryRule* each : standard.variants)
        options.push_back({std::string{each->id},
                           limit_text(*each),
                           std::string{each->label} + ". " + std::string{each->edition}});
    options.push_back({std::string{own}, "Another number", "Your own, given below"});
    if (standard.may_be_left_out())
        options.push_back(
            {std::string{none}, standard.variants.size() == 1 ? "Do not use it" : "None of these"});
    return options;
}

// What an own number is counted in; by the unit of what is usual when none is chosen yet.
std::vector<Option> unit_options(const core::LocalStandard& standard, std::string& chosen)
{
    const core::StatutoryRule& usual = *standard.variants.front();
    std::vector<Option> options;
    for (const core::OwnUnit& each : core::own_units_of(usual.id, usual.effective_from)) {
        options.push_back({std::string{each.code}, std::string{each.label}});
        if (chosen.empty() && each.unit == usual.unit) chosen = each.code;
    }
    return options;
}

std::vector<View> fields_for(const core::LocalStandard& standard, const TypedRule& typed)
{
    const auto wrong = [&](std::string_view field) { return error_for(typed.errors, field); };
    std::string unit = typed.own_unit;
    std::vector<Option> units = unit_options(standard, unit);
    return {radios({.name = "rule_id",
                    .legend = "What is used?",
                    .options = options_of(standard),
                    .chosen = typed.rule_id,
                    .error = wrong("rule_id")}),
            text_input({.name = "own_number",
                        .label = "The other number",
                        .value = typed.own_number,
                        .hint = "Only with \"Another number\". Never longer than a national limit "
                                "for the same thing",
                        .error = wrong("own_number"),
                        .width = 3,
                        .autocomplete = "off",
                        .input_mode = "numeric"}),
            select({.name = "own_unit",
                    .label = "Counted in",
                    .options = std::move(units),
                    .chosen = unit,
                    .hint = "Hours run only from what was recorded with its time",
                    .error = wrong("own_unit")}),
            date_input({.name = "from",
                        .label = "First day",
                        .value = typed.from,
                        .hint = "Today or later, like 4/1/2027. If it is confirmed after that day, "
                                "it counts from the day on which it is confirmed",
                        .error = wrong("from")}),
            text_input({.name = "owner",
                        .label = "Who answers for it",
                        .value = typed.owner,
                        .hint = "The name of the person responsible",
                        .error = wrong("owner"),
                        .autocomplete = "off"}),
            text_input({.name = "reason",
                        .label = "Why",
                        .value = typed.reason,
                        .hint = "For example who decided it, and when",
                        .error = wrong("reason"),
                        .autocomplete = "off"})};
}

Response rule_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const core::LocalStandard& standard,
                   const TypedRule& typed)
{
    return directory_form(
        app,
        request,
        actor,
        {.heading = std::string{heading_of(standard)},
         .paragraphs = {"A change counts for what happens from its first day on. Dates that run "
                        "stay as they are. Another administrator has to confirm it."},
         .fields = fields_for(standard, typed),
         .save_label = "Put this forward",
         .save_url = local_rule_url(standard.id),
         .cancel_url = std::string{dates_settings_url},
         .errors = typed.errors,
         .status = typed.status});
}

std::string without_zeros(const std::string& number)
{
    const auto first = number.find_first_not_of('0');
    return first == std::string::npos ? "0" : number.substr(first);
}

// The id of the number that was typed. When it cannot be one, says so, and answers with a rule
// about which nothing else has to be said.
std::string own_id_of(const core::LocalStandard& standard,
                      const TypedRule& typed,
                      std::vector<core::FieldError>& unread)
{
    const core::StatutoryRule& usual = *standard.variants.front();
    const std::string number = core::trimmed(typed.own_number);
    if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) {
        unread.push_back({"own_number", "Enter the number in figures, from 1 up"});
        return std::string{usual.id};
    }
    const auto id =
        core::own_rule_id(usual.id, without_zeros(number) + typed.own_unit, usual.effective_from);
    if (id) return *id;
    unread.push_back({"own_number", id.error().fields.front().message});
    return std::string{usual.id};
}

// What was chosen, of the standard's own variants and numbers alone.
core::ChooseLocalRule command_of(const Fields& form,
                                 const core::LocalStandard& standard,
                                 const TypedRule& typed,
                                 std::vector<core::FieldError>& unread)
{
    core::ChooseLocalRule command{.from = typed_date_of(form, "from", unread),
                                  .owner = core::PersonName{typed.owner},
                                  .reason = typed.reason};
    if (typed.rule_id == none && standard.may_be_left_out()) {
        command.rule_id = standard.variants.front()->id;
        command.in_use = false;
        return command;
    }
    if (typed.rule_id == own) {
        command.rule_id = own_id_of(standard, typed, unread);
        return command;
    }
    for (const core::StatutoryRule* each : standard.variants)
        if (each->id == typed.rule_id) command.rule_id = each->id;
    if (command.rule_id.empty())
        unread.push_back({"rule_id", "Choose what is used"});
    else if (!core::trimmed(typed.own_number).empty())
        unread.push_back({"rule_id", "Choose \"Another number\", or take the number below away"});
    return command;
}

}  // namespace

Response get_local_rule(App& app, const Request& request, const core::Actor& actor)
{
    const auto standard = app.read(actor, [&](core::UnitOfWork& work) {
        return standard_at(work, app, actor, request.value(0));
    });
    if (!standard) return refusal_page(app, request, actor, standard.error());
    TypedRule typed{.rule_id = std::string{none}};
    if (standard->in_use != nullptr) typed.rule_id = standard->in_use->id;
    if (standard->decided) typed.owner = standard->decided->owner.reveal();
    return rule_form(app, request, actor, *standard, typed);
}

Response post_local_rule(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    TypedRule typed{.rule_id = form.get("rule_id"),
                    .own_number = form.get("own_number"),
                    .own_unit = form.get("own_unit"),
                    .from = form.get("from"),
                    .owner = form.get("owner"),
                    .reason = form.get("reason")};
    const auto standard = app.read(actor, [&](core::UnitOfWork& work) {
        return standard_at(work, app, actor, request.value(0));
    });
    if (!standard) return refusal_page(app, request, actor, standard.error());
    std::vector<core::FieldError> unread;
    const core::ChooseLocalRule command = command_of(form, *standard, typed, unread);
    const auto outcome = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::choose_local_rule(work, case_tools(app), actor, command));
    });
    if (outcome) return done(std::string{dates_settings_url}, "dates-proposed");
    if (!belongs_in_form(outcome.error()))
        return refusal_page(app, request, actor, outcome.error());
    typed.errors = form_errors(outcome.error());
    typed.status = refusal_status(outcome.error().refusal);
    return rule_form(app, request, actor, *standard, typed);
}

}  // namespace quorate::server
