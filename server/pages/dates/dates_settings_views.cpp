#include "server/pages/dates/dates_settings_views.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/text.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::string change_url(const core::DatesChange& change, std::string_view what)
{
    return std::string{dates_settings_url} + "/changes/" + change.id.text() + "/" +
           std::string{what};
}

std::string rule_text(std::string_view id, core::Date day)
{
    const core::StatutoryRule* rule = core::nearest_rule(id, day);
    if (rule == nullptr) return std::string{id};
    return std::string{rule->label} + ", " + limit_text(*rule);
}

std::string choice_text(const core::DatesChange& change)
{
    const std::string rule = rule_text(change.rule_id, change.from);
    return (change.in_use ? "Use " : "Do not use ") + rule + ", for what happens from " +
           core::long_date(change.from) + " on";
}

std::string in_use_text(const core::LocalStandard& standard)
{
    if (standard.in_use == nullptr) return "Not used";
    return limit_text(*standard.in_use);
}

std::string since_text(const core::LocalStandard& standard)
{
    if (!standard.decided) return "As it comes with the service";
    return "Since " + core::long_date(standard.decided->choice.from);
}

std::string to_come_text(const core::LocalStandard& standard)
{
    std::string text;
    for (const core::DecidedLocalRule& each : standard.to_come) {
        const core::StatutoryRule* rule = core::nearest_rule(each.choice.rule_id, each.choice.from);
        const bool used = each.choice.in_use && rule != nullptr;
        text += (text.empty() ? "From " : "; from ") + core::long_date(each.choice.from) + ": " +
                (used ? limit_text(*rule) : std::string{"not used"});
    }
    return text.empty() ? "Nothing" : text;
}

std::string moved_text(const core::DatesChange& change, int people)
{
    if (change.status == core::DatesChangeStatus::rejected) return "Turned down";
    if (change.moved_dates == 0) return "In force; no date moved";
    return "In force; " + counted(change.moved_dates, "date", "dates") + " moved, in " +
           counted(change.moved_families, "family", "families") + "; " + told_text(people);
}

std::string why_text(const core::DatesChange& change)
{
    return change.reason.empty() ? std::string{} : "Why: " + change.reason;
}

}  // namespace

std::string told_text(int people)
{
    return people == 0 ? std::string{"nobody had to be told"}
                       : counted(people, "person", "people") + " told";
}

std::string remove_closure_url(core::Date day)
{
    return std::string{dates_settings_url} + "/closures/" + core::iso(day) + "/remove";
}

std::string local_rule_url(std::string_view standard)
{
    return std::string{dates_settings_url} + "/rules/" + std::string{standard};
}

std::string limit_text(const core::StatutoryRule& rule)
{
    return core::offset_text(rule) +
           (rule.direction == core::Direction::before ? " before " : " after ") +
           core::trigger_text(rule) +
           (rule.count_trigger_day ? ", that day counted as the first" : "") +
           (rule.bound == core::Bound::target ? " (aimed at)" : "");
}

std::string_view heading_of(const core::LocalStandard& standard)
{
    for (const core::StatutoryRule* each : standard.variants)
        if (each->is_default) return each->label;
    return standard.variants.front()->label;
}

std::string change_text(const core::DatesChange& change)
{
    switch (change.kind) {
        case core::DatesChangeKind::close_days:
            return "Close " + core::long_date(change.from) +
                   (change.from == change.until ? "" : " to " + core::long_date(change.until)) +
                   ": " + change.name;
        case core::DatesChangeKind::open_day:
            return "Work on " + core::long_date(change.from) + " after all: " + change.name;
        case core::DatesChangeKind::choose_rule:
            return choice_text(change);
    }
    return {};
}

std::string administrator_name(App& app, const core::Actor& actor, const core::UserId& user)
{
    if (user == actor.user) return "you";
    const auto name =
        app.database.read([&](core::UnitOfWork& work) { return work.users.find(user); });
    return name ? name->name.reveal() : std::string{"the operator of this installation"};
}

std::vector<View> waiting_views(App& app,
                                const core::Actor& actor,
                                const std::vector<core::DatesChange>& waiting)
{
    std::vector<View> views;
    for (const core::DatesChange& each : waiting) {
        const bool own = each.proposed_by == actor.user;
        const std::string what = change_text(each);
        View view;
        view["what"] = what;
        view["who"] = "Put forward by " + administrator_name(app, actor, each.proposed_by) +
                      " on " + core::long_date(core::london_date(each.proposed_at)) +
                      ". Who answers for it: " + each.owner.reveal() + ". " + why_text(each);
        view["alone"] = own ? alert(Alert::information,
                                    {.strong = "Somebody else has to confirm it.",
                                     .text = "Ask another administrator to open this page."})
                            : View{false};
        view["may_confirm"] = !own;
        view["confirm_url"] = change_url(each, "confirm");
        view["confirm"] =
            button({.label = "Confirm and work the dates out again", .about = "for: " + what});
        view["reject_url"] = change_url(each, "turn-down");
        view["reject"] = button(
            {.label = "Turn it down", .look = ButtonLook::secondary, .about = "for: " + what});
        views.push_back(std::move(view));
    }
    return views;
}

Table closures_table(const std::vector<core::Closure>& closures)
{
    Table table{.caption = "Closures", .columns = {"Day", "Name", "Who answers for it", ""}};
    for (const core::Closure& each : closures) {
        const std::string day = core::long_date(each.on);
        table.rows.push_back(
            {.cells = {{.text = day},
                       {.text = each.name},
                       {.text = each.owner.reveal()},
                       {.buttons = {{"Take back", remove_closure_url(each.on), day}}}}});
    }
    return table;
}

Table standards_table(const std::vector<core::LocalStandard>& standards,
                      core::Jurisdiction jurisdiction)
{
    Table table{.caption = "Cases in " + std::string{label(jurisdiction)},
                .columns = {"Standard", "In use now", "Who answers for it", "What will change", ""},
                .rows = {},
                .caption_shown = true};
    for (const core::LocalStandard& each : standards) {
        if (each.jurisdiction != jurisdiction) continue;
        const std::string heading{heading_of(each)};
        table.rows.push_back(
            {.cells = {{.text = heading},
                       {.text = in_use_text(each), .sub = since_text(each)},
                       {.text = each.decided ? each.decided->owner.reveal() : "Nobody named yet"},
                       {.text = to_come_text(each)},
                       {.buttons = {{"Change", local_rule_url(each.id), heading}}}}});
    }
    return table;
}

Table history_table(App& app, const core::Actor& actor, const core::DatesChanges& changes)
{
    Table table{.caption = "What was decided, the latest first",
                .columns = {"Change", "Who answers for it", "Decided", "What became of it"}};
    for (const core::DatesChange& each : changes.decided) {
        const auto extent = changes.extents.find(each.id.text());
        const int people = extent == changes.extents.end() ? 0 : extent->second.people;
        const core::Instant at = each.decided_at.value_or(each.proposed_at);
        table.rows.push_back(
            {.cells = {
                 {.text = change_text(each), .sub = why_text(each)},
                 {.text = each.owner.reveal()},
                 {.text = core::long_date(core::london_date(at)),
                  .sub = "Put forward by " + administrator_name(app, actor, each.proposed_by) +
                         ", decided by " + administrator_name(app, actor, each.decided_by)},
                 {.text = moved_text(each, people)}}});
    }
    return table;
}

}  // namespace quorate::server
