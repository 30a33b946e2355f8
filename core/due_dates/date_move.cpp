#include "core/due_dates/date_move.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

struct Row {
    MoveCause cause;
    std::string_view code;
    std::string_view label;
};

constexpr std::array rows{
    Row{MoveCause::event_recorded, "event_recorded", "Something that happened was recorded"},
    Row{MoveCause::event_corrected, "event_corrected", "What happened was corrected"},
    Row{MoveCause::event_withdrawn, "event_withdrawn", "What did not happen was taken back"},
    Row{MoveCause::meeting_held, "meeting_held", "A meeting was held"},
    Row{MoveCause::record_sent, "record_sent", "The record of a meeting was sent"},
    Row{MoveCause::country_changed,
        "country_changed",
        "A case follows the rules of another country now"},
    Row{MoveCause::bank_holidays, "bank_holidays", "The bank holidays changed"},
    Row{MoveCause::closure_added, "closure_added", "The council will be closed on more days"},
    Row{MoveCause::closure_taken_back,
        "closure_taken_back",
        "The council will be open on a day after all"},
    Row{MoveCause::local_standard, "local_standard", "A local standard changed"}};

const Row& row(MoveCause cause)
{
    const auto found = std::ranges::find(rows, cause, &Row::cause);
    if (found == rows.end()) throw std::logic_error{"a cause of moved dates has no row"};
    return *found;
}

}  // namespace

const std::vector<MoveCause>& all_move_causes()
{
    static const std::vector<MoveCause> all = [] {
        std::vector<MoveCause> causes;
        for (const Row& each : rows)
            causes.push_back(each.cause);
        return causes;
    }();
    return all;
}

std::string_view code(MoveCause cause)
{
    return row(cause).code;
}

std::optional<MoveCause> move_cause_from(std::string_view code)
{
    const auto found = std::ranges::find(rows, code, &Row::code);
    if (found == rows.end()) return std::nullopt;
    return found->cause;
}

std::string_view label(MoveCause cause)
{
    return row(cause).label;
}

}  // namespace quorate::core
