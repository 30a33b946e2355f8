#include "db/session/sql.hpp"

#include <cassert>
#include <deque>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "db/session/session.hpp"

namespace quorate::db {
namespace {

// SOCI binds by address, so a slot never moves once it is bound.
struct Slot {
    ColumnKind kind = ColumnKind::number;
    long long number = 0;
    std::string text;
    soci::indicator state = soci::i_null;
};

// How SOCI binds it.
ColumnKind kind_of(const Value& value)
{
    const bool is_text =
        std::holds_alternative<std::string>(value) || std::holds_alternative<PersonalText>(value);
    return is_text ? ColumnKind::text : ColumnKind::number;
}

void assign(Slot& slot, const Value& value, const Sql& sql)
{
    slot.state = std::holds_alternative<std::monostate>(value) ? soci::i_null : soci::i_ok;
    if (const auto* number = std::get_if<long long>(&value)) {
        // A slot first bound as text stays text for SOCI; numbers are written out then.
        slot.number = *number;
        if (slot.kind == ColumnKind::text) slot.text = std::to_string(*number);
    }
    if (const auto* text = std::get_if<std::string>(&value)) slot.text = *text;
    if (const auto* personal = std::get_if<PersonalText>(&value))
        slot.text = sealed(*personal, sql.seal());
}

Value taken(Slot& slot, const Sql& sql)
{
    if (slot.state == soci::i_null) return {};
    if (slot.kind == ColumnKind::number) return slot.number;
    if (slot.kind == ColumnKind::personal) return sql.seal().open(slot.text);
    return std::move(slot.text);
}

}  // namespace

std::string sealed(const PersonalText& personal, const TextSeal& seal)
{
    return personal.is_compared ? seal.seal_alike(personal.text) : seal.seal(personal.text);
}

class Sql::Statement {
public:
    Statement(soci::session& session,
              const char* sql,
              const std::vector<Value>& in,
              const std::vector<ColumnKind>& out)
        : statement_{session}
    {
        for (const Value& value : in) {
            Slot& slot = in_.emplace_back();
            slot.kind = kind_of(value);
            if (slot.kind == ColumnKind::text)
                statement_.exchange(soci::use(slot.text, slot.state));
            else
                statement_.exchange(soci::use(slot.number, slot.state));
        }
        for (const ColumnKind kind : out) {
            Slot& slot = out_.emplace_back();
            slot.kind = kind;
            if (kind != ColumnKind::number)
                statement_.exchange(soci::into(slot.text, slot.state));
            else
                statement_.exchange(soci::into(slot.number, slot.state));
        }
        statement_.alloc();
        statement_.prepare(sql);
        statement_.define_and_bind();
    }

    long long run(const std::vector<Value>& in, const TakeRow& take, const Sql& sql)
    {
        for (std::size_t i = 0; i < in.size(); ++i)
            assign(in_[i], in[i], sql);
        if (out_.empty()) {
            statement_.execute(true);
            return statement_.get_affected_rows();
        }
        statement_.execute(false);
        std::vector<Value> row(out_.size());
        while (statement_.fetch()) {
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = taken(out_[i], sql);
            take(row);
        }
        return static_cast<long long>(row.size());
    }

private:
    soci::statement statement_;
    std::deque<Slot> in_;
    std::deque<Slot> out_;
};

// Keyed by text and by the kinds bound: a NULL bound first as a number must not decide for later
// text, so each shape of parameters is a statement of its own.
struct Sql::Cache {
    std::unordered_map<std::string, std::unique_ptr<Statement>> statements;
};

Sql::Sql(soci::session& session, Dialect dialect, const TextSeal* seal)
    : session_{session}, dialect_{dialect}, seal_{seal}, cache_{std::make_unique<Cache>()}
{
}

Sql::~Sql() = default;

void Sql::run_once(const std::string& sql)
{
    try {
        session_ << sql;
    } catch (const soci::soci_error& error) {
        throw translate(error, session_, dialect_);
    }
}

const TextSeal& Sql::seal() const
{
    if (seal_ == nullptr)
        throw std::logic_error{"text about people needs the installation's secret"};
    return *seal_;
}

void Sql::forget()
{
    cache_->statements.clear();
}

long long Sql::run(const char* sql,
                   const std::vector<Value>& in,
                   const std::vector<ColumnKind>& out,
                   const TakeRow& take)
{
    std::string key{sql};
    for (const Value& value : in)
        key += kind_of(value) == ColumnKind::text ? 't' : 'n';
    try {
        auto& statement = cache_->statements[key];
        if (!statement) statement = std::make_unique<Statement>(session_, sql, in, out);
        return statement->run(in, take, *this);
    } catch (const soci::soci_error& error) {
        const Failure failure = translate(error, session_, dialect_);
        cache_->statements.erase(key);  // a statement that failed half-way is not used again
        throw failure;
    } catch (...) {
        // Text that cannot be opened, or whoever takes the rows: the rest of them stays unread.
        cache_->statements.erase(key);
        throw;
    }
}

}  // namespace quorate::db
