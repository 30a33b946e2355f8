#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/support/result.hpp"

namespace quorate::core {

/// Everything that is wrong with a form, gathered before any of it is told.
class Complaints {
public:
    void add(std::string field, std::string message, Refusal refusal = Refusal::invalid_input)
    {
        if (fields_.empty()) refusal_ = refusal;
        if (refusal != refusal_) refusal_ = Refusal::invalid_input;
        fields_.push_back({std::move(field), std::move(message)});
    }

    bool empty() const { return fields_.empty(); }

    /// One refusal for all: theirs when they agree, else `invalid_input`.
    Error error() const { return {.refusal = refusal_, .fields = fields_}; }

private:
    Refusal refusal_ = Refusal::invalid_input;
    std::vector<FieldError> fields_;
};

/// `error` with its field named, when it is one that the database found: a chair or room that was
/// taken a moment ago, or a person who was invited a moment ago.
Error with_meeting_field(Error error);

}  // namespace quorate::core
