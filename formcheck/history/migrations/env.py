"""Run by Alembic: brings a database to a revision, or writes the SQL that would."""

from alembic import context

from formcheck.history.schema import Base

connection = context.config.attributes.get("connection")
context.configure(
    connection=connection,
    dialect_name=context.config.get_main_option("dialect"),
    target_metadata=Base.metadata,
    literal_binds=connection is None,
    # SQLite cannot change a table in place: the new one is made beside it.
    render_as_batch=True,
)
context.run_migrations()
