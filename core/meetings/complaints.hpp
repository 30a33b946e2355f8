#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/support/result.hpp"

namespace quorate::core {

/// Whether somebody or something has been taken by another meeting or hold.
inline bool is_taken(Refusal refusal)
{
    return refusal == Refusal::chair_taken || refusal == Refusal::room_taken ||
           refusal == Refusal::time_taken;
}

/// Everything that is wrong with a form, gathered before any of it is told.
class Complaints {
public:
    void add(std::string field, std::string message, Refusal refusal = Refusal::invalid_input)
    {
        const bool outweighs = fields_.empty() || (is_taken(refusal) && !is_taken(refusal_));
        if (outweighs)
            refusal_ = refusal;
        else if (refusal != refusal_ && !is_taken(refusal_))
            refusal_ = Refusal::invalid_input;
        if (refusal == Refusal::excluded_person) names_excluded_ = true;
        fields_.push_back({std::move(field), std::move(message)});
    }

    /// That one of those asked for must not be invited, when something else is said of them.
    void note_excluded() { names_excluded_ = true; }

    bool empty() const { return fields_.empty(); }

    /// One refusal for all: that of whoever or whatever is taken, whatever else is wrong, as the
    /// database would give it; theirs when they agree; else `invalid_input`.
    Error error() const
    {
        return {.refusal = refusal_, .fields = fields_, .names_excluded = names_excluded_};
    }

private:
    Refusal refusal_ = Refusal::invalid_input;
    bool names_excluded_ = false;
    std::vector<FieldError> fields_;
};

/// `error` with its field named, when it is one that the database found: somebody or a room taken
/// a moment ago, or a person who was invited a moment ago.
Error with_meeting_field(Error error);

}  // namespace quorate::core
